// The one style sheet of the page: colours for light and dark, type, charts, and paper. Its hash is in style-hash.ts.

import { markup, type Markup } from "./markup.ts";

/** Seven layers after Paul Tol's muted set, which any colour vision tells apart; lighter where the page is dark. */
export const style: Markup = markup`
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1c2126; --quiet: #5b646d; --rule: #dde1e5; --shade: #f5f6f7;
  --good: #0b6b3a; --bad: #b3261e; --unsure: #7a5200; --link: #0b57a4;
  --residual: #dd7a4d; --interval: #f3c3ab;
  --layer-1: #88ccee; --layer-2: #332288; --layer-3: #44aa99; --layer-4: #ddcc77;
  --layer-5: #aa4499; --layer-6: #117733; --layer-7: #999933; --layer-others: #b8bec4;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --ink: #e4e7ea; --quiet: #9ba5ae; --rule: #343a40; --shade: #1f2327;
    --good: #66c490; --bad: #ff8a80; --unsure: #e5b567; --link: #82b8f2;
    --residual: #f08a55; --interval: #6b3c24;
    --layer-1: #6fb3d4; --layer-2: #8d83e0; --layer-3: #3f9c8d; --layer-4: #cdbd6c;
    --layer-5: #c46fb6; --layer-6: #4fa36b; --layer-7: #a9a94a; --layer-others: #6a737b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 64rem; padding: 2.5rem 1.25rem 4rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
code, pre, .quotes { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code, pre { font-size: 0.92em; }
h1, h2, h3 { line-height: 1.25; font-weight: 600; }
h1, h2 { margin: 0 0 0.25rem; font-size: 1.375rem; }
h1 code, h2 code { font-size: 1em; }
.part > h2, .part > h3 { margin: 2.75rem 0 0.75rem; font-size: 1.0625rem; }
p { margin: 0.5rem 0; max-width: 46rem; }
ul, ol { margin: 0.5rem 0; padding-left: 1.25rem; max-width: 46rem; }
a { color: var(--link); }
.path { overflow-wrap: break-word; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.quiet { color: var(--quiet); }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.glued { white-space: nowrap; }
header > .quiet { margin: 0; }
.equation { margin: 1.25rem 0 0.5rem; }
.run > header > h1, .run > header > h2 { margin: 0.5rem 0; max-width: 46rem; line-height: 1.35; }
.cause { font-size: 1.0625rem; }
.answer { margin: 1.5rem 0; }
.answer .check > p { margin-bottom: 0.25rem; }
.folded { margin: 0.75rem 0; }
.folded > .run { margin: 1rem 0 2.5rem; padding: 1rem 0 0 1rem; border-top: 0; border-left: 3px solid var(--rule); }
.sign { font-weight: 700; }
.sign.clean, .word.pass { color: var(--good); }
.sign.hidden, .word.fail { color: var(--bad); }
.sign.unsure, .word.undecided { color: var(--unsure); }
.run + .run, .overview + .run { margin-top: 3.5rem; padding-top: 2.5rem; border-top: 1px solid var(--rule); }

.finding { margin: 0 0 1rem; }
.finding > p { margin: 0; }
.finding > ul { margin-top: 0.25rem; }
.finding.other { color: var(--quiet); font-size: 0.9375rem; }
.finding.other > p b { color: var(--ink); font-weight: 500; }
.certainty { margin: 0 0.35rem 0 0.15rem; padding: 0.05rem 0.45rem; border: 1px solid var(--rule); border-radius: 1rem; font-size: 0.8125rem; white-space: nowrap; }
.finding li > b { font-weight: 600; }
.quotes { margin: 0.35rem 0 0.6rem; padding: 0.4rem 0.75rem; list-style: none; background: var(--shade); border-left: 3px solid var(--rule); font-size: 0.8125rem; line-height: 1.6; color: var(--ink); }
.quotes li { display: flex; gap: 1rem; }
.quotes .line { flex: none; min-width: 4.5rem; color: var(--quiet); }
.quotes .text { white-space: pre-wrap; }
.quotes .pair { display: inline-block; max-width: 100%; margin-right: 0.75rem; }
pre.code { margin: 0.5rem 0; padding: 0.75rem 1rem; max-width: 46rem; overflow-x: auto; background: var(--shade); }
.outcomes { list-style: none; padding: 0; margin: 0 0 2rem; }
.outcome { margin: 0.5rem 0; padding-left: 1rem; border-left: 3px solid var(--rule); }
.outcome.fail { border-color: var(--bad); }
.outcome p { margin: 0.15rem 0; }

.scroll { overflow-x: auto; margin: 0.5rem 0; }
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; line-height: 1.4; }
th { font-weight: 500; text-align: left; }
td, th { padding: 0.2rem 1.1rem 0.2rem 0; vertical-align: baseline; }
thead th { color: var(--quiet); border-bottom: 1px solid var(--rule); vertical-align: bottom; overflow-wrap: normal; }
tbody .t { min-width: 4.5rem; max-width: 34rem; }
tbody th.t { min-width: 7rem; }
tbody th:has(> .sign) { min-width: 0; }
tbody th { font-weight: 400; }
td.n, th.n { text-align: right; }
td.n { white-space: nowrap; }
td:last-child, th:last-child { padding-right: 0; }
tbody tr:hover { background: var(--shade); }
tr.note td { padding-top: 0.6rem; color: var(--quiet); }
.bad { color: var(--bad); }
.proof + .proof { margin-top: 2rem; }
.proof tr:last-child > * { border-top: 1px solid var(--rule); }

details { margin: 0.5rem 0; }
summary { cursor: pointer; width: fit-content; color: var(--quiet); }
summary:hover { color: var(--ink); }
footer { margin-top: 4rem; font-size: 0.8125rem; }

.chart { margin: 0; }
.panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1.5rem 1rem; }
.panel { min-width: 0; }
.split { margin: 0 0 0 4rem; color: var(--quiet); font-size: 0.875rem; }
.plot { padding: 1.25rem 1rem 0 4rem; overflow: hidden; }
.plot svg { display: block; overflow: visible; }
.plot svg.stretched { overflow: hidden; }
.plot text { fill: var(--quiet); font-size: 0.75rem; font-variant-numeric: tabular-nums; text-anchor: middle; }
.plot .y { text-anchor: end; }
.grid { stroke: var(--rule); }
.zero { stroke: var(--quiet); }
.stretched path { vector-effect: non-scaling-stroke; }
path.layer { stroke: var(--paper); stroke-width: 0.75; }
.layer-1 { fill: var(--layer-1); background: var(--layer-1); }
.layer-2 { fill: var(--layer-2); background: var(--layer-2); }
.layer-3 { fill: var(--layer-3); background: var(--layer-3); }
.layer-4 { fill: var(--layer-4); background: var(--layer-4); }
.layer-5 { fill: var(--layer-5); background: var(--layer-5); }
.layer-6 { fill: var(--layer-6); background: var(--layer-6); }
.layer-7 { fill: var(--layer-7); background: var(--layer-7); }
.layer-others { fill: var(--layer-others); background: var(--layer-others); }
.layer-residual { fill: var(--residual); background: var(--residual); }
path.total { fill: none; stroke: var(--ink); stroke-width: 1.5; stroke-linejoin: round; }
path.interval { fill: var(--interval); }
path.residual { fill: none; stroke: var(--residual); }
.dot { fill: var(--residual); }
.whisker { stroke: var(--residual); stroke-width: 1.5; }
.plot .tag { fill: var(--ink); font-weight: 600; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.plot .broken { fill: var(--bad); font-size: 0.9375rem; font-weight: 700; }
.at rect { fill: transparent; }
.at line { stroke: var(--ink); stroke-opacity: 0.4; }
.at line, .at text { visibility: hidden; pointer-events: none; }
.at:hover line, .at:hover text { visibility: visible; }
.plot .at text { fill: var(--ink); }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0.75rem 0 0; padding: 0 0 0 4rem; max-width: none; list-style: none; font-size: 0.875rem; }
.legend li { display: flex; gap: 0.4rem; align-items: flex-start; }
.swatch { flex: none; display: inline-block; min-width: 1.15rem; height: 1.15rem; line-height: 1.15rem; margin-top: 0.1rem; text-align: center; font-size: 0.75rem; font-weight: 600; color: #111111; border-radius: 0.15rem; }
.swatch.layer-2, .swatch.layer-5, .swatch.layer-6 { color: #ffffff; }
.swatch.dotted { background: radial-gradient(circle, var(--residual) 3px, var(--interval) 3.5px); }
.swatch.solid { background: linear-gradient(var(--ink), var(--ink)) center / 100% 2px no-repeat; }
figcaption > p { margin: 0.5rem 0 0 4rem; font-size: 0.875rem; }
@media screen and (prefers-color-scheme: dark) {
  .swatch.layer-2, .swatch.layer-5, .swatch.layer-6 { color: #111111; }
}
@media (max-width: 40rem) {
  body { padding: 1.25rem 0.875rem 3rem; }
  h1, h2 { font-size: 1.1875rem; }
  .plot { padding-left: 3rem; }
  .split { margin-left: 3rem; }
  td, th { padding-right: 0.8rem; overflow-wrap: break-word; }
  .path { display: block; min-width: 7rem; overflow-wrap: anywhere; }
  .folded > .run { padding-left: 0.5rem; }
  .spare { visibility: hidden; }
  .extra { display: none; }
  .legend { padding-left: 0; }
  figcaption > p { margin-left: 0; }
  .quotes li, .quotes .line { display: block; }
}
@media print {
  :root { color-scheme: light; }
  @page { margin: 16mm 14mm; }
  .part > h2, .part > h3 { margin-top: 1.75rem; }
  footer { margin-top: 1rem; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .scroll, pre.code { overflow: visible; }
  pre.code { white-space: pre-wrap; }
  table { font-size: 8pt; }
  td, th { padding-right: 0.6rem; }
  thead th { overflow-wrap: anywhere; }
  .panels { grid-template-columns: 1fr 1fr; }
  .panels:has(> :only-child) { grid-template-columns: 1fr; }
  .chart, .finding p, .quotes li, .proof, tr { break-inside: avoid; }
  h1, h2, h3, summary, .finding > p { break-after: avoid; }
  .run + .run { break-before: page; border: 0; }
  details.tested::details-content { content-visibility: visible; block-size: auto; }
  details:not(.tested):not([open]) { display: none; }
}
`;
