// A cause → its page: what it is, how it looks in a log, what else looks so, what to do, and the words it uses.

import { type Accounting, accountingOf, accountingText } from "../../causes/accounting.ts";
import type { Cause } from "../../causes/cause.ts";
import { wordsIn } from "../../causes/glossary.ts";
import type { Writer } from "../../table/run.ts";
import type { Block, Page, Section } from "./page.ts";

/** Headings of every page, in this order; a cause that has nothing under one says so there. */
export const HEADINGS = [
  "What",
  "Signature",
  "What else looks like this",
  "Next step",
  "Example found",
  "Example ruled out",
  "References",
] as const;

export function causePage(cause: Cause): Page {
  const { doc } = cause;
  const bodies: Readonly<Record<(typeof HEADINGS)[number], readonly Block[]>> = {
    What: doc.what.split("\n\n").map(paragraph),
    Signature: doc.signature.split("\n\n").map(paragraph),
    "What else looks like this":
      doc.lookalikes.length === 0
        ? [paragraph("Nothing that is known.")]
        : doc.lookalikes.map(({ cause: term, difference }) => ({
            kind: "item",
            term,
            text: difference,
          })),
    "Next step": nextStep(cause),
    "Example found": example(
      doc.examples.found,
      `\`lossledger demo ${cause.id}\` shows it.`,
      "No log of a public or a real run is at hand that shows it.",
    ),
    "Example ruled out": example(doc.examples.ruledOut, "", "None."),
    References:
      doc.references.length === 0
        ? [paragraph("None.")]
        : doc.references.map((url) => ({ kind: "link", url })),
  };
  const sections: Section[] = HEADINGS.map((heading) => ({ heading, blocks: bodies[heading] }));
  const known = accountingOf(cause.id);
  if (known.length > 0) {
    sections.push({ heading: "Known of Keras releases", blocks: known.flatMap(knownBlocks) });
  }
  const words = wordsIn(
    [cause.title, ...sections.flatMap(({ blocks }) => blocks.map(textOf))].join(" "),
  );
  if (words.length > 0) {
    sections.push({
      heading: "Words",
      blocks: words.map(({ word, meaning }) => ({ kind: "item", term: word, text: meaning })),
    });
  }
  return { id: cause.id, title: cause.title, sections };
}

function knownBlocks(entry: Accounting): readonly Block[] {
  return [
    { kind: "item", term: null, text: accountingText(entry) },
    ...entry.seen.map((place): Block =>
      place.startsWith("https://")
        ? { kind: "link", url: place }
        : { kind: "item", term: null, text: place },
    ),
  ];
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

/** The step for each Keras whose code differs, the newest first; a code that serves several stands once. */
function nextStep(cause: Cause): readonly Block[] {
  const steps = SAMPLE_WRITERS.flatMap((writer) => {
    const step = cause.next({ ...SAMPLE, writer });
    return step === null ? [] : [{ name: writer.name, ...step }];
  });
  const [first] = steps;
  if (first === undefined) return [paragraph("None: there is nothing to look for.")];
  const codes = new Map<string, string[]>();
  for (const { code, name } of steps) {
    if (code !== null) codes.set(code, [...(codes.get(code) ?? []), name]);
  }
  return [
    ...[...new Set(steps.map(({ text }) => text))].map((text) => paragraph(sentence(text))),
    ...[...codes].map(([code, names]): Block => ({
      kind: "code",
      caption: names.join(", "),
      code,
    })),
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const SAMPLE = { total: "loss", components: ["a_loss", "b_loss"], weights: [1, 0.2] } as const;

const SAMPLE_WRITERS: readonly Writer[] = [
  { name: "Keras 3", keras: 3, evidence: [] },
  { name: "Keras 2 and TF-Keras", keras: 2, evidence: [] },
  { name: "Keras 1", keras: 1, evidence: [] },
];

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
