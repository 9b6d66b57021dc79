// What a person can run next, for each Keras whose code differs; scripts/verify-snippets.py runs all of it (docs/snippets.md).

import { lazy } from "../math/lazy.ts";
import { overlapOf } from "../table/releases.ts";
import type { Writer } from "../table/run.ts";
import { inWords, type NextStep } from "./finding.ts";
import { text } from "./next-steps.md.text";
import { partsOfPage, partUnder, termsOf } from "./page-part.ts";

/** Keras 3; Keras 2.4 to 2.15 and TF-Keras; Keras up to 2.3, and TensorFlow 1, where numbers come out of a session. */
export const FAMILIES = ["keras3", "keras2", "graph"] as const;
type Family = (typeof FAMILIES)[number];

export const FAMILY_NAMES: Readonly<Record<Family, string>> = {
  keras3: "Keras 3",
  keras2: "Keras 2.4–2.15, TF-Keras",
  graph: "Keras 1.0–2.3, TensorFlow 1",
};

/** The names `model`, `x`, `y`, `x_val`, `y_val` stand for the reader's own. */
export interface Recipe {
  /** What to do. */
  readonly text: string;
  /** What comes out, in terms of the report; stands after "expect". */
  readonly expect: string;
  /** What to do where the program is not Keras, or is not known to be. */
  readonly elsewhere: string;
  readonly code: Readonly<Partial<Record<Family, string>>>;
}

/** Read when they are first asked for: all of them take half a millisecond. */
const recipes = lazy(() => partsOfPage(text).slice(1));

/** As next-steps.md has it, each code with the families that it is for. */
export function recipeOf(id: string): Recipe {
  const part = partUnder(recipes(), id);
  const { expect = "", elsewhere = "" } = termsOf(part);
  const code = part.code.flatMap(([families, own]) => families.map((family) => [family, own]));
  return { text: part.text, expect, elsewhere, code: Object.fromEntries(code) };
}

/** All of them, for whoever runs them. */
export function allRecipes(): Readonly<Record<string, Recipe>> {
  return Object.fromEntries(recipes().map(({ heading }) => [heading, recipeOf(heading)]));
}

/** The Keras that a log is most likely of; the newest where it does not tell. */
export function familyOf({ releases }: Writer): Family {
  if (releases === undefined || overlapOf(releases, KERAS_3) === "inside") return "keras3";
  return overlapOf(releases, GRAPH) === "inside" ? "graph" : "keras2";
}

const KERAS_3 = { family: "keras", first: "3.0", last: null } as const;
const GRAPH = { family: "keras", first: "1.0", last: "2.3" } as const;

/** Words of a cause in place of a recipe's own. */
export interface StepWords {
  readonly keras?: string;
  readonly elsewhere?: string;
}

/**
 * A recipe for the program that printed a log: for its Keras, without code where that has no way; elsewhere in words, as
 * nobody knows the code. `words`: a cause's own, in place of the recipe's.
 */
export function nextStep(
  id: string,
  { writer, isKeras }: { readonly writer: Writer; readonly isKeras: boolean },
  words: StepWords = {},
): NextStep {
  const recipe = recipeOf(id);
  if (!isKeras) return inWords(words.elsewhere ?? recipe.elsewhere);
  const family = familyOf(writer);
  const code = recipe.code[family] ?? null;
  const graph = recipe.code.graph;
  const isEither =
    family === "keras2" &&
    writer.releases !== undefined &&
    (writer.releases.family === "tensorflow" || overlapOf(writer.releases, GRAPH) === "part");
  return {
    text: words.keras ?? recipe.text,
    code:
      isEither && code !== null && graph !== code && graph?.includes("\n") !== true
        ? `${code}\n# before Keras 2.4: ${graph ?? "there is no such way"}`
        : code,
    expect: words.keras === undefined ? recipe.expect : null,
  };
}
