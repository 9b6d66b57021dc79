// An analysis → the same with the text of the lines that its reports quote, read from the files once more.

import { promises } from "node:fs";

import { type Analysis, createLineQuoter, quotedLines } from "../../index.ts";
import { inflate, MAX_INFLATED } from "../../source/inflate.ts";
import { openSource } from "../../source/open.ts";

/** What cannot be read again (a pipe, a folder, a file that went away) is left as it is. */
export async function withQuotedLines(
  analysis: Analysis,
  maxInflated: number | undefined,
): Promise<Analysis> {
  const wanted = quotedLines(analysis);
  const sources: Analysis["sources"][number][] = [];
  for (const entry of analysis.sources) {
    const numbers = wanted.get(entry.source);
    const lines =
      numbers === undefined ? undefined : await linesOf(entry.source, numbers, maxInflated);
    sources.push(lines === undefined ? entry : { ...entry, lines });
  }
  return { ...analysis, sources };
}

async function linesOf(
  path: string,
  numbers: ReadonlySet<number>,
  maxInflated: number | undefined,
): Promise<ReadonlyMap<number, string> | undefined> {
  const quoter = createLineQuoter(numbers);
  try {
    // To open a pipe again may wait for ever.
    if (!(await promises.stat(path)).isFile()) return undefined;
    const chunks = inflate(openSource(path), {
      maxInflated: maxInflated ?? MAX_INFLATED,
      onNote: () => undefined,
    });
    for await (const chunk of chunks) if (!quoter.push(chunk)) break;
  } catch {
    return undefined;
  }
  return quoter.end();
}
