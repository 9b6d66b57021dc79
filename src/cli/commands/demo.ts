// Names of causes → what each looks like in a log that came with the program; `--log` prints that log instead.

import {
  analyze,
  causeSummaries,
  type CauseSummary,
  demo as demoOf,
  type RenderOptions,
} from "../../index.ts";
import { fail } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { lookFor } from "../output-style.ts";
import type { Context } from "./context.ts";

type Shown = CauseSummary & { readonly example: NonNullable<CauseSummary["example"]> };

export async function runDemo(context: Context): Promise<ExitCode> {
  const { io, files, options } = context;
  const shown = causeSummaries.filter((cause): cause is Shown => cause.example !== null);
  const chosen = files.map((name) => {
    const cause = shown.find(({ id }) => id === name);
    if (cause !== undefined) return cause;
    const known = shown.map(({ id }) => id);
    const isCause = causeSummaries.some(({ id }) => id === name);
    throw isCause
      ? fail("no-example", { cause: name })
      : fail("unknown-cause", { name, known, command: "demo" });
  });
  if (options.log) {
    const [first] = chosen;
    if (first === undefined || chosen.length > 1)
      throw fail("bad-option", { flag: "--log", value: files.join(" "), wrong: "name one cause" });
    await io.stdout.write(new TextDecoder().decode(await io.packageFile(first.example.path)));
    return EXIT.judged;
  }
  const render: RenderOptions = {
    ...lookFor(context),
    verbose: options.verbose,
    plot: options.plot,
  };
  const list = files.length === 0 ? shown : chosen;
  for (const [i, { id, example }] of list.entries()) {
    const analysis = analyze(await io.packageFile(example.path), {
      source: example.path,
      expectPenalty: example.expectPenalty,
    });
    const text = demoOf(id, analysis, { ...render, glance: files.length === 0 }) ?? "";
    await io.stdout.write(`${i === 0 ? "" : "\n"}${text}`);
  }
  if (files.length === 0) await io.stdout.write(FOOT);
  return EXIT.judged;
}

const FOOT = `
The whole report of one: lossledger demo CAUSE
What it is and what to do: lossledger explain CAUSE
`;
