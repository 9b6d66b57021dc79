// Real logs and printed ones, put into a post as people do it → the same rows as from the log itself.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printers } from "../../src/dialects/printers/index.ts";
import { readLog } from "../../src/read/read-log.ts";
import { draws } from "../helpers/draws.ts";

/** One line for each row of an epoch or an evaluation; updates and lines differ by how a paste shows them. */
function rows(text: string): string[] {
  return readLog(text).runs.flatMap(({ number, rows: read }) =>
    read.map(({ origin, epoch, split, shown, values }) => {
      const columns = [...values].map(
        ([name, value]) => `${shown.get(name) ?? name}=${value.text}`,
      );
      return `${number}/${epoch} ${origin} ${split} ${columns.join(" ")}`;
    }),
  );
}

/** The rows of each log as it is, which many changes are compared with. */
const known = new Map<string, readonly string[]>();

function rowsOf(lines: readonly string[]): readonly string[] {
  const text = `${lines.join("\n")}\n`;
  const found = known.get(text) ?? rows(text);
  known.set(text, found);
  return found;
}

// oxlint-disable-next-line no-control-regex
const COLOUR = /\u001b\[[\d;]*m/g;

/** What a terminal shows in the end, and a person copies. */
function copied(text: string): string[] {
  return text
    .replaceAll(COLOUR, "")
    .split(/\r?\n/)
    .map((line) => {
      const frame = line.slice(line.lastIndexOf("\r") + 1);
      return frame.slice(frame.lastIndexOf("\b") + 1).trimEnd();
    });
}

const folder = fileURLToPath(new URL("../../fixtures/", import.meta.url));
const real = ["corpus", "seed", "releases"].flatMap((kind) =>
  readdirSync(`${folder}${kind}`, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".log"))
    .map((name) => ({
      name: `${kind}/${name}`,
      text: readFileSync(`${folder}${kind}/${name}`, "utf8"),
    })),
);

/** A few epochs are enough, and fast. */
const logs = real.map(({ name, text }) => {
  const lines = copied(text);
  const headers = lines.flatMap((line, index) =>
    line.startsWith("Epoch ") && line.includes("/") ? [index] : [],
  );
  return { name, lines: lines.slice(0, headers[4] ?? Math.min(lines.length, 60)) };
});

type Change = (lines: readonly string[]) => string;

const each =
  (change: (line: string, index: number) => string): Change =>
  (lines) =>
    `${lines.map(change).join("\n")}\n`;

const entities = (line: string): string =>
  line
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("'", "&#39;");

const around: readonly (readonly [string, Change])[] = [
  ["a quote", each((line) => `> ${line}`)],
  ["a quote without a blank", each((line) => `>${line}`)],
  ["bullets", each((line) => `* ${line}`)],
  ["comments of Python", each((line) => `# ${line}`)],
  ["comments of C", each((line) => `// ${line}`)],
  ["indented comments", each((line) => `        # ${line}`)],
  ["a fence", (lines) => `Here it is:\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\nWhy?\n`],
  ["backticks", each((line) => (line === "" ? line : `\`${line}\``))],
  ["bold", each((line) => (line === "" ? line : `**${line}**`))],
  ["entities", each(entities)],
  ["tags", (lines) => `<pre><code>${lines.map(entities).join("\n")}\n</code></pre>\n`],
  ["tags for line ends", each((line) => `${entities(line)}<br>`)],
  ["escapes of Markdown", each((line) => line.replaceAll("_", "\\_"))],
  ["indentation", each((line) => `    ${line}`)],
  ["tabs", each((line) => `\t${line}`)],
  ["no indentation", each((line) => line.trim())],
  ["blanks behind", each((line) => `${line}    `)],
  ["blank lines", each((line) => `${line}\n`)],
  ["line ends of Windows", each((line) => `${line}\r`)],
  ["blanks that do not break", each((line) => line.replaceAll(" ", "\u00a0"))],
];

describe.for(around)("in %s", ([, change]) => {
  test.for(logs)("$name", ({ lines }) => {
    expect(rows(change(lines))).toEqual(rowsOf(lines));
  });
});

const launched: readonly (readonly [string, Change])[] = [
  ["the number of its process", each((line) => `[rank0]: ${line}`)],
  ["the name of its process in Ray", each((line) => `(train_func pid=12) ${line}`)],
  ["the name of its container", each((line) => `trainer-1  | ${line}`)],
  ["its time in GitHub Actions", each((line) => `2024-05-01T12:00:00.1234567Z ${line}`)],
  ["its time in Kubernetes", each((line) => `2024-05-01T12:00:00.123456789Z stdout F ${line}`)],
  ["a colour whose escape was lost", each((line) => `[0m ${line}`)],
  ["a colour that is written out", each((line) => `\\x1b[32m${line}ESC[0m`)],
  ["indentation", each((line) => `    ${line}`)],
  ["blanks that do not break", each((line) => line.replaceAll(" ", "\u00a0"))],
];

const printed = printers.flatMap(({ form, facts, samples }) =>
  form === "files"
    ? []
    : samples.map(({ text }, index) => ({ name: `${facts.id} ${index}`, text })),
);

describe.for(launched)("each line of a program behind %s", ([, change]) => {
  test.for(printed.filter(({ text }) => typeof text === "string"))("$name", ({ text }) => {
    const lines = copied(text as string);
    const plain = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
    expect(rows(change(plain))).toEqual(rowsOf(plain));
  });
});

/** As a terminal of that width breaks a line. */
const wrapped =
  (width: number) =>
  (line: string): string[] => {
    const pieces: string[] = [];
    for (let at = 0; at < line.length || at === 0; at += width)
      pieces.push(line.slice(at, at + width));
    return pieces;
  };

describe.for([80, 100, 120, 132])("broken at %i columns", (width) => {
  test.for(logs)("$name", ({ lines }) => {
    const plain = rowsOf(lines);
    const broken = lines.flatMap(wrapped(width));
    expect(rows(`${broken.join("\n")}\n`)).toEqual(plain);
    expect(rows(`${broken.map((line) => `> ${line}`).join("\n")}\n`)).toEqual(plain);
    expect(rows(`${broken.map((line) => `    # ${line}`).join("\n")}\n`)).toEqual(plain);
  });
});

test("one thing around another", () => {
  const pick = fc.constantFrom(...around.slice(0, 16).map(([, change]) => change));
  fc.assert(
    fc.property(fc.constantFrom(...logs), pick, pick, ({ lines }, first, second) => {
      const once = first(lines).split("\n").slice(0, -1);
      expect(rows(second(once))).toEqual(rowsOf(lines));
    }),
    { numRuns: draws(100) },
  );
});
