// Every dialect, in the order in which ties are broken.

import type { Dialect, FileDialect, LineDialect } from "./dialect.ts";
import { kerasBar } from "./keras-bar.ts";
import { kerasLines } from "./keras-lines.ts";

export const lineDialects: readonly LineDialect[] = [kerasBar, kerasLines];

export const fileDialects: readonly FileDialect[] = [];

export const dialects: readonly Dialect[] = [...lineDialects, ...fileDialects];
