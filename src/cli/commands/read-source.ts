// One named source and the options → its log, or the message that says why there is no row of it to print.

import type { Source } from "../../source/run-folders.ts";
import { fail } from "../errors.ts";
import type { Context } from "./context.ts";
import { load } from "./load.ts";
import type { Loaded } from "./loaded.ts";
import { isSelected, selectionText } from "./selected-rows.ts";
import { unreadable } from "./unreadable.ts";

/** Of a log that is asked for lines that could not be read none has to have been. */
export async function readSource({ io, options }: Context, file: Source): Promise<Loaded> {
  const loaded = await load(io, file, { dialect: options.dialect });
  const { source, log } = loaded;
  const hasRows = log.runs.some(({ rows }) => rows.length > 0);
  if (!hasRows && !options.rejects) throw unreadable(loaded);
  if (hasRows && !log.runs.some(({ rows }) => rows.some((row) => isSelected(row, options))))
    throw fail("no-rows-left", { source, range: selectionText(options) });
  return loaded;
}
