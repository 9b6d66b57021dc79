// A flag as commander takes it (`-f, --format <name[=path]>`) → its parts.

import type { Flag } from "./flag.ts";

interface Spelling {
  readonly short: string | undefined;
  readonly long: string;
  /** What stands for its value in help; undefined for a switch. */
  readonly value: string | undefined;
}

export function flagSpelling({ flags }: Pick<Flag, "flags">): Spelling {
  const at = flags.indexOf(" <");
  const names = (at < 0 ? flags : flags.slice(0, at)).split(", ");
  return {
    short: names.find((name) => !name.startsWith("--")),
    long: names.find((name) => name.startsWith("--")) ?? flags,
    value: at < 0 ? undefined : flags.slice(at + 2, -1),
  };
}
