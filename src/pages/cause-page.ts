// A cause → its page: what it is, how it looks in a log, what else looks so, what to do, and the words it uses.

import { type Accounting, accountingOf, accountingText } from "../causes/accounting.ts";
import { type Cause, type CauseContext, nextOf } from "../causes/cause.ts";
import { FAMILIES, FAMILY_NAMES, type Recipe, recipeOf } from "../causes/next-steps.ts";
import { wordsIn } from "./glossary.ts";
import type { Block, Page, Section } from "./page.ts";

export function causePage(cause: Cause): Page {
  const { doc } = cause;
  const { found, ruledOut } = doc.examples;
  const alike = doc.lookalikes.map(({ cause: id, difference }) => item(id, difference));
  // What every page has, in this order; a cause that has nothing under a heading says so there.
  const bodies: readonly (readonly [heading: string, blocks: readonly Block[]])[] = [
    ["What", doc.what.split("\n\n").map(paragraph)],
    ["Signature", doc.signature.split("\n\n").map(paragraph)],
    ["What else looks like this", orSay(alike, "Nothing that is known.")],
    ["Next step", nextStep(cause)],
    [
      "Example found",
      example(
        found,
        `\`lossledger demo ${cause.id}\` shows it.`,
        "No log of a public or a real run is at hand that shows it.",
      ),
    ],
    ["Example ruled out", example(ruledOut, "", "None.")],
    ["References", orSay(doc.references.map(link), "None.")],
  ];
  const sections: Section[] = bodies.map(([heading, blocks]) => ({ heading, blocks }));
  const known = accountingOf(cause.id);
  if (known.length > 0) {
    sections.push({ heading: "Known of Keras releases", blocks: known.flatMap(knownBlocks) });
  }
  const words = wordsIn(
    [cause.title, ...sections.flatMap(({ blocks }) => blocks.map(textOf))].join(" "),
  );
  if (words.length > 0) {
    const blocks = words.map(({ word, meaning }) => item(word, meaning));
    sections.push({ heading: "Words", blocks });
  }
  return { id: cause.id, title: cause.title, sections };
}

function knownBlocks(entry: Accounting): readonly Block[] {
  return [
    item(null, accountingText(entry)),
    ...entry.seen.map((place) => (place.startsWith("https://") ? link(place) : item(null, place))),
  ];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function item(term: string | null, text: string): Block {
  return { kind: "item", term, text };
}

function link(url: string): Block {
  return { kind: "link", url };
}

function orSay(blocks: readonly Block[], none: string): readonly Block[] {
  return blocks.length === 0 ? [paragraph(none)] : blocks;
}

/** Each step with its code for every Keras; a code that serves several stands once. */
function nextStep(cause: Cause): readonly Block[] {
  const steps = cause.doc.steps ?? [];
  if (steps.length > 0) return steps.flatMap((id) => recipeBlocks(recipeOf(id)));
  const step = nextOf(cause, SAMPLE);
  if (step === null) return [paragraph("None: there is nothing to look for.")];
  const { code, text } = step;
  return code === null
    ? [paragraph(sentence(text))]
    : [{ kind: "code", caption: sentence(text).slice(0, -1), code }];
}

function recipeBlocks({ code, expect, text }: Recipe): readonly Block[] {
  const families = new Map<string, string[]>();
  for (const family of FAMILIES) {
    const own = code[family];
    if (own !== undefined) families.set(own, [...(families.get(own) ?? []), FAMILY_NAMES[family]]);
  }
  return [
    paragraph(`${sentence(text)} Expect ${expect}.`),
    ...[...families].map(([own, names]): Block => ({
      kind: "code",
      caption: names.length === FAMILIES.length ? "Any Keras" : names.join("; "),
      code: own,
    })),
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
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

function example(log: string, shown: string, none: string): readonly Block[] {
  return log === "" ? [paragraph(none)] : [paragraph(`\`fixtures/${log}\`. ${shown}`.trim())];
}

function textOf(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return block.text;
    case "item":
      return `${block.term ?? ""} ${block.text}`;
    case "code":
      return block.caption;
    case "link":
      return "";
  }
}
