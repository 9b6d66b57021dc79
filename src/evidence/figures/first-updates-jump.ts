// Whether the remainder of the first batches jumps as their parts do.

import { median } from "../../math/statistics.ts";
import { absolute, roughness } from "../courses.ts";
import { firstUpdates } from "../updates.ts";
import { decades, type Figure } from "../figure.ts";

const FEWEST = 4;

export const firstUpdatesJump: Figure = {
  id: "first-updates-jump",
  title: "jumps of the first updates' remainder against those of their parts",
  unit: "decades",
  of: (accounts) => {
    const { updates } = accounts.atPlausible;
    const firsts = firstUpdates(accounts);
    if (firsts.length < FEWEST) return null;
    const at = (list: readonly number[]): number[] => firsts.map((t) => list[t] as number);
    const [own, theirs] = [roughness(at(updates.r)), roughness(at(updates.sum))];
    if (own === null || theirs === null) return null;
    const rounding = median(at(updates.tolerance)) / 2;
    return decades(
      Math.max(own, rounding) / Math.max(median(absolute(at(updates.r))), rounding),
      Math.max(theirs, rounding) / median(absolute(at(updates.sum))),
      4,
    );
  },
};
