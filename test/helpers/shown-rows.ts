// A log → its rows as short texts, for tables of expected rows.

import type { Log } from "../../src/table/run.ts";

/** `run.epoch split a=1 b=2` a row. */
export function shownRows({ runs }: Log): string[] {
  return runs.flatMap(({ number, rows }) =>
    rows.map(({ epoch, split, origin, values }) =>
      [
        `${number}.${epoch}${origin === "epoch" ? "" : ` ${origin}`} ${split}`,
        ...[...values].map(([name, printed]) => `${name}=${printed.text}`),
      ].join(" "),
    ),
  );
}
