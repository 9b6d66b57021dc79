// The dialects → their page of documentation: what is read, of whom, and what is done with it; and the page of the programs
// that are known by their lines, which stays with the source: a report says what is known of a program where it decides.

import { dialects } from "../../src/dialects/index.ts";
import { printers } from "../../src/dialects/printers/index.ts";
import { item, page, type Section } from "../../src/pages/markdown.ts";

const NUMBERS = {
  rounded:
    "Numbers: rounded to the places printed; the interval is half a unit of the last digit each way.",
  full: "Numbers: floats in full; the interval is half an ulp of the type that the column's numbers show, and never narrower than their digits allow.",
};

/** What is known of a program's numbers decides what may be said of them. */
const ABOUT_PRINTERS =
  "The generic formats read the lines of many programs. Of these it is known how their numbers come about ([programs.md](programs.md)), which decides what can be said of what is left: medians and means of different steps do not add up, whatever the weights.";

const AROUND: Section = [
  "Around all of them",
  [
    "gzip, known by content, on stdin too: several members, cut or damaged files as far as they go, at most 2 GiB inside (`gunzip -c FILE | lossledger` reads more)",
    "UTF-8, or UTF-16 as PowerShell writes with `>`, with a byte order mark or without; LF, CRLF or CR",
    "colours, cursor movements and titles of terminals are passed over",
    "a folder stands for the runs of TensorBoard and MLflow in it and below it, in the order of their paths: `train/` and `validation/` (`val`, `valid`, `eval`) side by side are one run, also where they or their event files are named one by one",
    "a folder also stands for the logs in it and below it: files that end in `.log`, `.txt`, `.out`, `.csv`, `.tsv`, `.json`, `.jsonl`, `.ndjson`, `.ipynb`, `.cast`, `.pkl`, `.pickle` or `.typescript`, rotated (`.log.1`) or packed (`.gz`)",
    "files of a folder that hold no row with a loss are left out and named; so are pipes and devices, and logs beside the files of a TensorBoard or MLflow run, which are of the same training. Hidden files, and links to folders, are passed over",
    "a folder is looked through to eight levels and 100,000 entries; where there is more, this is said, and the exit code is 2",
    "what looked like data and was not understood is counted in the report; `lossledger parse --rejects FILE` lists it with line and reason",
  ]
    .map((text) => item(text))
    .join("\n"),
];

/** What can be read, as a page of Markdown. */
export function inputsPage(): string {
  return page(
    "What is read",
    "The format is told from the content, never from the name of the file, and may begin anywhere in a log of lines. `lossledger parse FILE` prints the rows as they were read, and where each stands.",
    [
      ...dialects.map(({ id, title, input, numbers, doc }): Section => {
        // Binary numbers have types, which those dialects tell of themselves.
        const facts = [...doc.quirks, ...(input === "bytes" ? [] : [NUMBERS[numbers]])];
        const listed = facts.map((fact) => item(fact)).join("\n");
        return [`${title} (\`${id}\`)`, `Written by ${doc.writer}.\n\n${listed}`];
      }),
      ["Programs that are known by their lines", `${ABOUT_PRINTERS}\n\n${names()}`],
      AROUND,
    ],
  );
}

function names(): string {
  return `${printers.map(({ facts: { id, title } }) => `${title} (\`${id}\`)`).join(", ")}.`;
}

/** How the numbers of each known program come about, and where that stands, as a page of Markdown. */
export function programsPage(): string {
  const items = printers.map(({ facts: { id, title, known }, doc: { source } }) =>
    item(`${known} From ${source}.`, `${title} (\`${id}\`)`),
  );
  return page("How known programs come to their numbers", items.join("\n"), []);
}
