// The components of a run → the layers of its chart: the largest ones by themselves, the others as their sum, and the residual.

import { byContribution, componentTitles, placed, weightIn, weightText } from "../ledger-cells.ts";
import { ledgerBlocks } from "../ledger-rows.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { leftName } from "../../analysis/answer/names.ts";
import type { Point } from "./points.ts";

/** Colours that are told apart with any colour vision (Paul Tol's muted set; lighter where the page is dark). */
const COLOURS = 7;

export interface Layer {
  /** Class of its colour. */
  readonly kind: string;
  /** Sign that stands in the layer and in the legend, so that neither needs the colour. */
  readonly tag: string;
  readonly name: string;
  /** What the column is multiplied by, in front of its name. */
  readonly weight: string;
  readonly of: (point: Point) => number;
}

/** From the bottom of the chart to its top. */
export function layersOf(run: RunAnalysis): readonly Layer[] {
  const entries = ledgerBlocks(run, Infinity).flatMap(({ head }) => head);
  const { own, folded } = placed(byContribution(run, entries), COLOURS);
  const titles = componentTitles(run);
  const layers = own.map((component, i): Layer => ({
    kind: `layer-${i + 1}`,
    tag: String(i + 1),
    name: titles[component] ?? "",
    weight: weightText(weightIn(entries, component), "\u2009·\u2009"),
    of: ({ parts }) => parts[component] ?? 0,
  }));
  const others: Layer = {
    kind: "layer-others",
    tag: "+",
    name: `${folded.length} other components`,
    weight: "",
    of: ({ parts }) => folded.reduce((sum, component) => sum + (parts[component] ?? 0), 0),
  };
  const rest: Layer = {
    kind: "layer-residual",
    tag: "r",
    name: leftName(run),
    weight: "",
    of: ({ residual }) => residual.value,
  };
  return [...layers, ...(folded.length > 0 ? [others] : []), rest];
}
