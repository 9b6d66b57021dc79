// Epochs and interim results → the lines that are printed beside a log while it is being written.

import {
  createEpochWatch,
  type EndedEpoch,
  type Known,
  liveEntry,
  liveLine,
  liveNews,
  liveStart,
  type RenderOptions,
} from "../../index.ts";
import { analyzeOptions, withMessage } from "../commands/analyze-loaded.ts";
import type { Context } from "../commands/context.ts";
import { CliError } from "../errors.ts";
import type { Output } from "../streams.ts";
import { messageText } from "../message-text.ts";
import { lookFor } from "../output-style.ts";
import type { InterimResult } from "./analyst.ts";

/** The end of an epoch in the bytes that it was seen in, and its line, or nothing. */
interface EndedLine {
  readonly end: number;
  readonly line: string;
}

export interface LiveLines {
  push(chunk: Uint8Array): readonly EndedLine[];
  /** Those of epochs that only the end of the log has ended. */
  end(): readonly EndedLine[];
  take(interim: InterimResult): void;
  /** What has become certain since this was last asked, each thing once. */
  news(): string;
}

const NARROWEST = 20;

export function createLiveLines(context: Context, to: Output, source: string): LiveLines {
  const { options } = context;
  const given = analyzeOptions(options);
  const told = new Set<string>();
  let known: Known | undefined;
  let pending: InterimResult["news"] = [];
  let epochs = 0;
  let isStarted = false;
  let isSilent = options.quiet;

  /** Asked for every line: a terminal changes its size. */
  const render = (): RenderOptions => ({ ...lookFor(context, to, NARROWEST), verbose: false });

  const lineOf = (record: EndedEpoch["record"]): string => {
    epochs += 1;
    if (isSilent) return "";
    try {
      const entry = withMessage(source, () => liveEntry(record, given, known));
      if (entry === undefined) return "";
      // Without components there is no ledger: saying so once is enough.
      isSilent = entry.terms.length === 0;
      const start = isStarted ? "" : liveStart(entry, render());
      isStarted ||= start !== "";
      return start + liveLine(entry, epochs, render());
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      isSilent = true;
      return messageText(error.failure, context);
    }
  };

  const watch = createEpochWatch();
  const lined = ({ end, record }: EndedEpoch): EndedLine => ({ end, line: lineOf(record) });
  return {
    push: (chunk) => watch.push(chunk).map(lined),
    end: () => watch.end().map(lined),
    take(interim) {
      known = interim.known ?? known;
      const fresh = interim.news.filter(({ id }) => !told.has(id));
      for (const { id } of fresh) told.add(id);
      pending = [...pending, ...fresh];
    },
    news() {
      const text = pending.map((item) => liveNews(item, render())).join("");
      pending = [];
      return text;
    },
  };
}
