// The name of a cause → its page; without a name the list of all.

import { causeSummaries, explain as pageOf, type PageOptions, ruleIds } from "../../index.ts";
import { fail } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { lookFor } from "../output-style.ts";
import type { Context } from "./context.ts";

export async function runExplain(context: Context): Promise<ExitCode> {
  const { io, files, options } = context;
  const markdown = options.pageFormat === "md";
  const render: PageOptions = markdown ? { markdown } : { ...lookFor(context), verbose: false };
  const pages = (files.length === 0 ? [undefined] : files).map((cause) => {
    const page = pageOf(cause, render);
    if (page !== undefined) return page;
    const known = [...causeSummaries.map(({ id }) => id), ...ruleIds];
    throw fail("unknown-cause", { name: cause ?? "", known, command: "explain" });
  });
  await io.stdout.write(pages.join("\n"));
  if (files.length === 0 && !markdown) await io.stdout.write(FOOT);
  return EXIT.judged;
}

const FOOT = "\nlossledger explain CAUSE prints the page of one.\n";
