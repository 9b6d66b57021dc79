// The rows of a run → a series for each part of the total (itself, the residual, the weighted components) over the epochs of train and val.

import type { Interval } from "../../table/printed.ts";
import type { Split } from "../../table/row.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { byContribution, componentTitles, placed, weightIn, weightText } from "../ledger-cells.ts";
import { type Entry, ledgerBlocks } from "../ledger-rows.ts";
import type { Paper, Tone } from "./paper.ts";

/** What is known of a part in an epoch; undefined where it is not finite or not printed. */
export interface PlotPoint {
  readonly epoch: number;
  readonly range: Interval | undefined;
}

export interface PlotSeries {
  readonly title: string;
  readonly tone: Tone;
  readonly points: Readonly<Record<Split, readonly PlotPoint[]>>;
}

/** Components with a panel of their own without --verbose. */
const SHOWN_COMPONENTS = 6;

type Range = PlotPoint["range"];

export function plotSeries(paper: Paper, run: RunAnalysis): readonly PlotSeries[] {
  const entries = ledgerBlocks(run, Infinity)
    .flatMap(({ head }) => head)
    .filter(({ row }) => row.origin === "epoch");
  const of = (title: string, tone: Tone, read: (entry: Entry) => Range): PlotSeries => {
    const points = (split: Split): PlotPoint[] =>
      entries
        .filter(({ row }) => row.split === split)
        .map((entry) => ({ epoch: entry.row.epoch, range: finiteRange(read(entry)) }));
    return { title, tone, points: { train: points("train"), val: points("val") } };
  };
  const total = of(paper.show(run.total), "plain", ({ total: printed }) => printed);
  if (run.components.length === 0) return [total];
  const residual = of("residual", "warn", ({ row }) => row.residual ?? undefined);
  const titles = componentTitles(run);
  const most = paper.verbose ? Infinity : SHOWN_COMPONENTS;
  const { own, folded } = placed(byContribution(run, entries), most);
  return [
    total,
    residual,
    ...own.map((i) => {
      const title = paper.show(weightText(weightIn(entries, i), " × ") + (titles[i] ?? ""));
      return of(title, "code", (entry) => weighted(entry, i));
    }),
    ...(folded.length === 0
      ? []
      : [
          of(`${folded.length} more, weighted sum`, "code", (entry) =>
            added(folded.map((i) => weighted(entry, i))),
          ),
        ]),
  ];
}

/** At the weight of its row. */
function weighted({ row, components }: Entry, i: number): Range {
  const printed = components[i];
  if (printed === undefined) return undefined;
  const ends = [printed.low, printed.high].map((end) => end * (row.weights[i] ?? 1));
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

function added(ranges: readonly Range[]): Range {
  return ranges.reduce<Range>(
    (sum, range) =>
      sum === undefined || range === undefined
        ? undefined
        : { low: sum.low + range.low, high: sum.high + range.high },
    { low: 0, high: 0 },
  );
}

function finiteRange(range: Range): Range {
  return range !== undefined && Number.isFinite(range.low) && Number.isFinite(range.high)
    ? range
    : undefined;
}
