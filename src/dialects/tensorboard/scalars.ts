// What one record of an event file holds, as its readers hand it on.

import type { StoredType } from "../../table/float-store.ts";

/** Scalars of one event, in columns: the same object is filled again for the next one. */
export interface Event {
  step: number;
  /** How many scalars there are; what stands beyond in the lists is of earlier events. */
  length: number;
  readonly tags: string[];
  readonly values: number[];
  readonly types: StoredType[];
  /** Where the last one lies in the bytes, if it is four bytes of a float32; else −1. */
  numberAt: number;
}
