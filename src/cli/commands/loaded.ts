import type { Log } from "../../index.ts";

/** What was read of one source. */
export interface Loaded {
  /** Name shown in reports. */
  readonly source: string;
  readonly log: Log;
  /** What was wrong with the container the log came in (gzip), or null. */
  readonly damage: string | null;
}
