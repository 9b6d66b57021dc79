// What a cause is: data, the facts it needs, and one function from facts to a verdict.

import type { Leaves } from "../reconcile/explanations.ts";
import type { Facts } from "../reconcile/facts.ts";
import type { Writer } from "../table/run.ts";
import type { RecipeId } from "./next-steps.ts";
import type { Certainty, Evidence, NextStep } from "./finding.ts";

export type FactName = keyof Facts;

/** A fact as a cause sees it: what was found, without the way of saying that it could not be. */
export type FactValue<Name extends FactName> = Extract<
  ReturnType<Facts[Name]>,
  { ok: true }
>["value"];

/** What a cause says of a run. None says "proven" yet: that certainty is kept for statements with a certificate. */
export type Verdict =
  | {
      readonly kind: "found";
      readonly certainty: Exclude<Certainty, "proven" | "ruled-out">;
      readonly clause: string;
      readonly evidence: readonly Evidence[];
    }
  /** Possible, beside a finding that the rows speak for more. */
  | { readonly kind: "beside"; readonly clause: string; readonly evidence: readonly Evidence[] }
  | { readonly kind: "ruled-out"; readonly clause: string; readonly evidence: readonly Evidence[] };

/** What the next step may depend on. */
export interface NextContext {
  readonly writer: Writer;
  readonly total: string;
  readonly components: readonly string[];
  readonly weights: readonly number[];
}

export interface CauseDoc {
  /** What it is, for somebody who trains networks and has never heard of it. */
  readonly what: string;
  /** What it looks like in a log. */
  readonly signature: string;
  /** Ids of causes that can look the same, with how to tell them apart. */
  readonly lookalikes: readonly { readonly cause: string; readonly difference: string }[];
  readonly references: readonly string[];
  /** What to run, the finding's own step first; absent where there is no code for it. */
  readonly steps?: readonly RecipeId[];
  /** Logs under fixtures/ where it is found and where it is ruled out; run by a test. Empty where fixtures/ has none. */
  readonly examples: {
    readonly found: string;
    readonly ruledOut: string;
    /** The example shows it only where a penalty is said to be expected. */
    readonly expectPenalty?: true;
  };
}

/** One cause, with its facts typed away: what the runner works with. */
export interface Cause {
  readonly id: string;
  readonly title: string;
  readonly doc: CauseDoc;
  readonly needs: readonly FactName[];
  readonly uses: readonly FactName[];
  /** What it leaves after the weighted components, as the explanations name it; absent where they do not apply. */
  readonly leaves?: readonly Leaves[];
  /** True where the residual is a term of its own, in no printed column. */
  readonly outside?: true;
  /** True where the score alone keeps it possible, whatever its own test says. */
  readonly heldByScore?: true;
  readonly next: (context: NextContext) => NextStep | null;
  readonly examine: (facts: Readonly<Record<string, unknown>>) => Verdict;
}

interface CauseSpec<N extends readonly FactName[], U extends readonly FactName[]> extends Omit<
  Cause,
  "needs" | "uses" | "examine"
> {
  readonly needs: N;
  /** Facts that help and may be missing. */
  readonly uses?: U;
  readonly examine: (
    facts: { readonly [Name in N[number]]: FactValue<Name> } & {
      readonly [Name in U[number]]?: FactValue<Name>;
    },
  ) => Verdict;
}

/** Types `examine` from the facts that the cause declares: it sees those and no others. */
export function defineCause<
  const N extends readonly FactName[],
  const U extends readonly FactName[] = readonly [],
>(spec: CauseSpec<N, U>): Cause {
  return { ...spec, uses: spec.uses ?? [] } as unknown as Cause;
}

export function found(
  certainty: Exclude<Certainty, "proven" | "ruled-out">,
  clause: string,
  evidence: readonly Evidence[] = [],
): Verdict {
  return { kind: "found", certainty, clause, evidence };
}

export function beside(clause: string, evidence: readonly Evidence[] = []): Verdict {
  return { kind: "beside", clause, evidence };
}

export function ruledOut(clause: string, evidence: readonly Evidence[] = []): Verdict {
  return { kind: "ruled-out", clause, evidence };
}
