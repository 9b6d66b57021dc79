// Bits of evidence by figure and bin, as `npm run calibrate` makes them from scripts/calibration/figures.tsv; not edited by hand.

import { lazy } from "../math/lazy.ts";
import { text } from "./calibrated.json.text";
import type { EvidenceTables } from "./table.ts";

/** Read when they are first asked for: as objects of the program they took a start-up one and a half milliseconds. */
export const calibrated: () => EvidenceTables = lazy(() => JSON.parse(text) as EvidenceTables);
