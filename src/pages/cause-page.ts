// A cause → its page in Markdown: what it is, how it looks in a log, what else looks so, what to do, and the words it uses.

import { type Accounting, accountingOf, accountingText } from "../causes/accounting.ts";
import { type Cause, type CauseContext, nextOf } from "../causes/cause.ts";
import { FAMILIES, FAMILY_NAMES, type Recipe, recipeOf } from "../causes/next-steps.ts";
import { capital } from "../causes/wording.ts";
import { wordsIn } from "./glossary.ts";
import { fenced, item, page, place, type Section } from "./markdown.ts";

export function causePage(cause: Cause): string {
  const { doc, id, title } = cause;
  const { found, ruledOut } = doc.examples;
  const alike = doc.lookalikes.map((other) => item(other.difference, other.cause));
  // What every page has, in this order; a cause that has nothing under a heading says so there.
  const sections: Section[] = [
    ["What", doc.what],
    ["Signature", doc.signature],
    ["What else looks like this", alike.join("\n") || "Nothing that is known."],
    ["Next step", nextStep(cause)],
    [
      "Example found",
      example(
        found,
        `\`lossledger demo ${id}\` shows it.`,
        "No log of a public or a real run is at hand that shows it.",
      ),
    ],
    ["Example ruled out", example(ruledOut, "", "None.")],
    ["References", doc.references.map(place).join("\n") || "None."],
  ];
  const known = accountingOf(id);
  if (known.length > 0) {
    sections.push(["Known of Keras releases", known.flatMap(knownItems).join("\n")]);
  }
  const said = [title, ...sections.map(([, text]) => text)].join("\n");
  const words = wordsIn(said.replaceAll(CODE_OR_ADDRESS, ""));
  if (words.length > 0) {
    sections.push(["Words", words.map(({ word, meaning }) => item(meaning, word)).join("\n")]);
  }
  return page(id, title, sections);
}

const CODE_OR_ADDRESS = /^```[^]*?^```$|<https:.+?>/gm;

function knownItems(entry: Accounting): string[] {
  return [item(accountingText(entry)), ...entry.seen.map(place)];
}

/** Each step with its code for every Keras; a code that serves several stands once. */
function nextStep(cause: Cause): string {
  const { steps } = cause.doc;
  if (steps.length > 0) return steps.map((id) => recipeText(recipeOf(id))).join("\n\n");
  const step = nextOf(cause, SAMPLE);
  if (step === null) return "None: there is nothing to look for.";
  const said = capital(step.text);
  return step.code === null ? `${said}.` : fenced(said, "sh", step.code);
}

function recipeText({ code, expect, text }: Recipe): string {
  const families = new Map<string, string[]>();
  for (const family of FAMILIES) {
    const own = code[family];
    if (own !== undefined) families.set(own, [...(families.get(own) ?? []), FAMILY_NAMES[family]]);
  }
  return [
    `${capital(text)}. Expect ${expect}.`,
    ...Array.from(families, ([own, names]) =>
      fenced(names.length === FAMILIES.length ? "Any Keras" : names.join("; "), "python", own),
    ),
  ].join("\n\n");
}

const SAMPLE: CauseContext = {
  clock: "epoch",
  writer: { name: "unknown", keras: null, evidence: [] },
  isKeras: true,
  mayBeKeras: true,
  printer: null,
  total: "loss",
  components: ["a_loss", "b_loss"],
  metrics: ["OTHER_COLUMN"],
  singleOutput: false,
  rows: 0,
  weights: [1, 1],
  declared: false,
  addsUp: true,
  isExact: true,
  largestHidden: 0,
  stretches: [],
  emptyBatch: false,
  filler: null,
  notFinite: null,
};

function example(log: string, shown: string, none: string): string {
  return log === "" ? none : `\`fixtures/${log}\`. ${shown}`.trim();
}
