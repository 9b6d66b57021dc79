// Certificates → the sum that contradicts itself, row by row with the printed numbers, so that a reader can redo it.

import type { Certificate } from "../../causes/finding.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { short } from "../../math/short.ts";
import { rowText } from "../run-text.ts";
import { componentTitles } from "../ledger-cells.ts";
import { valueOf } from "../../analysis/answer/run-rows.ts";
import { shorten } from "../text-width.ts";
import { clauseMarkup, type Content, markup, type Markup } from "./markup.ts";
import { LONGEST_TITLE, MOST_COMPONENT_COLUMNS, table } from "./table.ts";

interface Claim {
  /** What is said to be impossible. */
  readonly text: string;
  readonly certificate: Certificate;
}

/** What the findings say to be impossible, each proof once. */
export function claimsOf({ findings }: RunAnalysis): readonly Claim[] {
  const claims = new Map<string, Claim>();
  for (const { evidence } of findings) {
    for (const { text, certificate } of evidence) {
      if (certificate === undefined) continue;
      const key = JSON.stringify(certificate.terms);
      if (!claims.has(key)) claims.set(key, { text, certificate });
    }
  }
  return [...claims.values()];
}

/** One row of the sum: the end of each printed interval that allows the residual most. */
interface Bound {
  readonly place: string;
  readonly side: "at most" | "at least";
  readonly multiplier: string;
  /** The multiplier, below 0 where the residual is subtracted. */
  readonly factor: number;
  readonly total: number;
  readonly components: readonly number[];
}

export function proofOf(run: RunAnalysis, { text, certificate }: Claim): Markup {
  const bounds = boundsOf(run, certificate);
  const titles = componentTitles(run);
  const shown = titles.length > MOST_COMPONENT_COLUMNS ? [] : titles;
  const sum = (of: (bound: Bound) => number): number =>
    bounds.reduce((whole, bound) => whole + bound.factor * of(bound), 0);
  return markup`<div class="proof">
    <p>Impossible: ${clauseMarkup(text)}.</p>
    ${table(
      "The sum that contradicts itself",
      [
        { title: "residual of" },
        { title: "is" },
        { title: run.total, numeric: true },
        ...shown.map((title, i) => ({
          title: markup`−&thinsp;w<sub>${i + 1}</sub>&thinsp;·&thinsp;${shorten(title, LONGEST_TITLE, "…")}`,
          numeric: true,
        })),
        { title: "times", numeric: true },
      ],
      [
        ...bounds.map(({ place, side, multiplier, factor, total, components }) => [
          place,
          side,
          digits(total),
          ...shown.map((_, i) => digits(components[i] ?? Number.NaN)),
          factor < 0 ? `−${multiplier}` : multiplier,
        ]),
        [
          markup`<b>sum</b>`,
          markup`<b>at most</b>`,
          markup`<b>${digits(sum(({ total }) => total))}</b>`,
          ...shown.map(
            (_, i) => markup`<b>${digits(sum(({ components }) => components[i] ?? 0))}</b>`,
          ),
          "",
        ],
      ],
    )}
    <p>
      ${reading(shown.length)} Allowing for the rounding of ${run.precision} arithmetic too,
      the sum is at most <b>${digits(certificate.gap)}</b>. It would have to be 0 or more. Checked in
      exact fractions.
    </p>
  </div>`;
}

function reading(shown: number): Content {
  const weights =
    shown === 1 ? markup`w<sub>1</sub>` : markup`w<sub>1</sub> to w<sub>${shown}</sub>`;
  const subtracted =
    shown === 0
      ? "With weights of 0 or more, the components can only lower it."
      : markup`Weights ${weights} of 0 or more can only lower it further.`;
  return markup`Each residual is the total minus the weighted components. Every printed number is taken at
  the end of its interval that allows most. ${subtracted}`;
}

function boundsOf(run: RunAnalysis, { terms }: Certificate): readonly Bound[] {
  return terms.map(({ row, bound, multiplier }) => {
    const at = run.rows.at(row);
    const end = (column: string, side: "low" | "high"): number =>
      (at === undefined ? undefined : valueOf(at, column))?.[side] ?? Number.NaN;
    const other = bound === "high" ? "low" : "high";
    const size = fraction(multiplier);
    return {
      place: rowText(run, row),
      side: bound === "high" ? "at most" : "at least",
      multiplier,
      factor: bound === "high" ? size : -size,
      total: end(run.total, bound),
      components: run.components.map((component) => end(component, other)),
    };
  });
}

/** `3/4` as a number; not finite where its parts are beyond a double. */
function fraction(text: string): number {
  const [numerator, denominator = "1"] = text.split("/");
  return Number(numerator) / Number(denominator);
}

/** Ends of intervals have a digit more than what is printed. */
function digits(value: number): string {
  return Number.isFinite(value) ? short(value, 9).replace("-", "−") : "";
}
