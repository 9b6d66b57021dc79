// Every dialect, in the order in which ties are broken.

import { csvLogger } from "./csv-logger.ts";
import type { Dialect, FileDialect, LineDialect } from "./dialect.ts";
import { kerasBar } from "./keras-bar.ts";
import { kerasLines } from "./keras-lines.ts";
import { notebook } from "./notebook.ts";
import { tensorboard } from "./tensorboard.ts";

export const lineDialects: readonly LineDialect[] = [kerasBar, kerasLines, csvLogger];

export const fileDialects: readonly FileDialect[] = [tensorboard, notebook];

export const dialects: readonly Dialect[] = [...lineDialects, ...fileDialects];
