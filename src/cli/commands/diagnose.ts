// Named logs → reports on stdout or in files, messages on stderr, and whether every log could be judged.

import { findFormat } from "../../index.ts";
import { fail, type Failure } from "../errors.ts";
import { EXIT } from "../exit-code.ts";
import { messageText } from "../message-text.ts";
import type { FormatChoice } from "../options/readers.ts";
import type { Context } from "./context.ts";
import { eachSource } from "./each-source.ts";
import { joined } from "./joined.ts";
import { chosenFormats, writePieces, writeReports } from "./write-reports.ts";

export async function diagnose(context: Context): Promise<number> {
  if (context.options.follow) {
    const { follow } = await import("./follow.ts");
    return await follow(context);
  }
  if (context.options.live) {
    const { live } = await import("./live.ts");
    return await live(context);
  }
  for (const flag of ["live-to", "report-to"] as const) {
    const value = context.options[flag === "live-to" ? "liveTo" : "reportTo"];
    const wrong = "it goes with --live, --follow or `lossledger run`";
    if (value !== undefined) throw fail("bad-option", { flag: `--${flag}`, value, wrong });
  }
  const choices = chosenFormats(context);
  const failures = choices.every(isGivenOneByOne)
    ? await diagnoseOneByOne(context)
    : await diagnoseTogether(context, choices);
  for (const one of failures) await context.io.stderr.write(messageText(one, context));
  return failures.length === 0 ? EXIT.judged : EXIT.notJudged;
}

/** A file is written whole or not at all. */
function isGivenOneByOne({ id, path }: FormatChoice): boolean {
  return path === null && findFormat(id)?.isJoined === true;
}

async function diagnoseOneByOne(context: Context): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  for await (const outcome of eachSource(context, "report")) {
    if (context.io.stdout.gone) break;
    if ("failure" in outcome) failures.push(outcome.failure);
    else {
      await writePieces(context.io.stdout, outcome.made.pieces);
      failures.push(...outcome.made.failures);
    }
  }
  return failures;
}

async function diagnoseTogether(
  context: Context,
  choices: readonly FormatChoice[],
): Promise<readonly Failure[]> {
  const { analysis, failures } = await joined(eachSource(context, "analysis"));
  await writeReports(context, analysis, choices);
  return failures;
}
