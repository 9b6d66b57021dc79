// Every dialect, in the order in which ties are broken.

import type { Dialect } from "./dialect.ts";
import { kerasBar } from "./keras-bar.ts";
import { kerasLines } from "./keras-lines.ts";

export const dialects: readonly Dialect[] = [kerasBar, kerasLines];
