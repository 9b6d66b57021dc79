// A command and its records → its help: the usual flags on one screen, all of them where they are asked for.

import { type Command, Help } from "commander";

import type { CommandRecord } from "./options/commands.ts";
import type { Flag } from "./options/flag.ts";

/** Lines that a terminal window shows at once; they are usually 24 to 50 lines high. */
const SCREEN = 40;

/** Flags marked as rare are left out where not all of them fit a screen. */
export function helpText(
  command: Command,
  helper: Help,
  record: CommandRecord,
  flags: readonly Flag[],
  wantsAll: boolean,
): string {
  const rare = new Set(flags.filter((flag) => flag.rare === true).map(({ key }) => key));
  const options = command.options.filter((option) => rare.has(option.attributeName()));
  const width = helper.helpWidth ?? 80;
  const show = (all: boolean): string => {
    for (const option of options) option.hidden = !all;
    const head = Help.prototype.formatHelp.call(helper, command, helper);
    const exits = helper.boxWrap(`Exit codes: ${record.exitCodes}.`, width);
    return `${head}\n${examplesText(record, width)}\n${exits}\n`;
  };
  const whole = show(true);
  return wantsAll || whole.split("\n").length <= SCREEN ? whole : show(false);
}

/** A note that has no room beside its command stands below it. */
function examplesText({ examples }: CommandRecord, most: number): string {
  const width = Math.max(
    ...examples.map(([command, note]) => (note === "" ? 0 : command.length + 2)),
  );
  const lines = examples.map(([command, note]) => {
    const line = `  ${command.padEnd(width)}${note}`.trimEnd();
    return line.length <= most || note === "" ? line : `  ${command}\n      ${note}`;
  });
  return ["Examples:", ...lines, ""].join("\n");
}
