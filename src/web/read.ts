// Logs as blobs → the report on them, or what was found instead: what the command does, in a browser.

import { analyzeLoaded } from "../cli/commands/analyze-loaded.ts";
import { joined } from "../cli/commands/joined.ts";
import type { Loaded } from "../cli/commands/loaded.ts";
import { type Attempt, attempt, fail } from "../cli/errors.ts";
import { version } from "../cli/version.ts";
import { type Analysis, createLogReader, plainStyle, type RenderOptions } from "../index.ts";
import { html } from "../report/formats/html.ts";
import { markdown } from "../report/formats/markdown.ts";
import { InflatedTooLargeError } from "../source/inflate.ts";
import { createOpener } from "./gunzip.ts";
import type { PageLog, Reply } from "./protocol.ts";

/** What is read of a file at a time. */
const PIECE = 2 ** 20;

const render: RenderOptions = {
  style: plainStyle(true),
  width: 80,
  verbose: false,
  version,
};

/** `onShare` is told how much of all bytes is read, and null once they are. */
export async function report(
  inputs: readonly PageLog[],
  onShare: (share: number | null) => void,
): Promise<Reply> {
  const size = inputs.reduce((sum, { blob }) => sum + blob.size, 0);
  let done = 0;
  const count = (length: number): void => {
    done += length;
    onShare(done < size ? done / size : null);
  };
  const outcomes = async function* (): AsyncGenerator<Attempt<Analysis>> {
    for (const input of inputs)
      yield await attempt(async () => analyzeLoaded(await load(input, count), {}));
  };
  const { analysis, failures } = await joined(outcomes());
  const [first] = failures;
  if (first !== undefined && analysis.sources.length === 0)
    return { kind: "nothing", seen: first.seen, next: first.next };
  return {
    kind: "report",
    html: html.render(analysis, render),
    markdown: markdown.render(analysis, render),
  };
}

/** What is packed is opened. */
async function load({ name, blob }: PageLog, onBytes: (length: number) => void): Promise<Loaded> {
  const opener = createOpener();
  const reader = createLogReader({ updates: true });
  try {
    for (let at = 0; at < blob.size; at += PIECE) {
      const chunk = new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
      for (const bytes of opener.push(chunk, at + PIECE >= blob.size)) reader.push(bytes);
      onBytes(chunk.length);
    }
  } catch (error) {
    if (!(error instanceof InflatedTooLargeError)) throw error;
    throw fail("inflates-too-far", { source: name, limit: error.limit });
  }
  const log = reader.end();
  const damage = opener.damage();
  return {
    source: name,
    log: damage === null ? log : { ...log, notes: [damage, ...log.notes] },
    damage,
  };
}
