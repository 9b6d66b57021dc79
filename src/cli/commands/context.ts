import type { Io } from "../io.ts";
import type { Options } from "../options/parsed.ts";

/** What a command gets: the outside world, the named files and the checked options. */
export interface Context {
  readonly io: Io;
  readonly files: readonly string[];
  readonly options: Options;
  /** Whether stderr may show characters beyond ASCII. */
  readonly unicode: boolean;
}
