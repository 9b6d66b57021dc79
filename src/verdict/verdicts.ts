// The verdicts: which kind of gap there is between the total and its components, and the causes within each.

/** What `check` does with a verdict by default: `fail` where it is strong; `note` passes and says so. */
type ByDefault = "pass" | "fail" | "note" | "unjudged";

export type VerdictId =
  | "not-finite"
  | "hidden-term"
  | "cannot-tell"
  | "nothing-to-compare"
  | "measured-differently"
  | "changing-weights"
  | "other-weights"
  | "adds-up";

export type VerdictSign = "✓" | "≈" | "✗" | "?" | "–";

export interface VerdictRecord {
  readonly id: VerdictId;
  readonly sign: VerdictSign;
  /** What it says of a log. */
  readonly title: string;
  readonly check: ByDefault;
  /** Ids of the causes within it. */
  readonly causes: readonly string[];
}

/** Causes that are kinds of another, which covers them. */
export const KIND_OF: ReadonlyMap<string, string> = new Map([
  ["activity-penalty", "hidden-loss"],
  ["missing-component", "hidden-loss"],
]);

/** In the order in which several runs are summed up, the worst first. */
export const verdicts: readonly VerdictRecord[] = [
  {
    id: "not-finite",
    sign: "✗",
    title: "A column became nan or inf",
    check: "fail",
    causes: ["nan-hidden-term", "component-not-finite"],
  },
  {
    id: "hidden-term",
    sign: "✗",
    title: "Something in the total is in no column",
    check: "fail",
    causes: [
      "weight-penalty",
      "hidden-loss",
      "activity-penalty",
      "missing-component",
      "single-output-penalty",
    ],
  },
  {
    id: "cannot-tell",
    sign: "?",
    title: "The log cannot tell",
    check: "note",
    causes: ["undetermined"],
  },
  {
    id: "nothing-to-compare",
    sign: "–",
    title: "Total and components are never printed together",
    check: "unjudged",
    causes: ["components-not-printed", "no-total"],
  },
  {
    id: "measured-differently",
    sign: "≈",
    title: "Total and columns are measured differently",
    check: "pass",
    causes: [
      "partial-batch",
      "averaging-mismatch",
      "val-total-one-batch",
      "sample-weights",
      "metric-is-not-the-loss",
    ],
  },
  {
    id: "changing-weights",
    sign: "✓",
    title: "The log adds up, with weights that change",
    check: "pass",
    causes: ["weight-schedule", "learned-weights"],
  },
  {
    id: "other-weights",
    sign: "✓",
    title: "The log adds up with other weights",
    check: "pass",
    causes: ["loss-weights", "uniform-scale", "counted-twice"],
  },
  {
    id: "adds-up",
    sign: "✓",
    title: "The log adds up",
    check: "pass",
    causes: ["adds-up", "expected-penalty-absent"],
  },
];

/** The record of a verdict. */
export function verdictRecord(id: VerdictId): VerdictRecord {
  return verdicts.find((one) => one.id === id) as VerdictRecord;
}

/** The verdict that a cause belongs to; undefined for an id that is none. */
export function verdictOfCause(cause: string): VerdictId | undefined {
  return verdicts.find(({ causes }) => causes.includes(cause))?.id;
}
