// Named logs → reports on stdout or in files, messages on stderr, and whether every log could be judged.

import { EXIT } from "../exit-code.ts";
import { messageText } from "../message-text.ts";
import { analyzeAll } from "./analyze-all.ts";
import type { Context } from "./context.ts";
import { chosenFormats, writeReports } from "./write-reports.ts";

export async function diagnose(context: Context): Promise<number> {
  if (context.options.live) {
    const { live } = await import("./live.ts");
    return await live(context);
  }
  const choices = chosenFormats(context);
  const { analysis, failures } = await analyzeAll(context);
  await writeReports(context, analysis, choices);
  for (const error of failures) await context.io.stderr.write(messageText(error, context.unicode));
  return failures.length === 0 ? EXIT.judged : EXIT.notJudged;
}
