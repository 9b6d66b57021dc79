// Validation and the next epoch's first update are taken at the same weights.

import { byEpoch, shareOf } from "../courses.ts";
import { betweenFirsts } from "../first-places.ts";
import type { Figure } from "../figure.ts";

export const nextFirstUpdateIsValidation: Figure = {
  id: "next-first-update-is-validation",
  title: "epochs whose next first update leaves what validation left",
  unit: "share",
  of: (accounts) => {
    const { val } = accounts.atPlausible;
    const rowOf = byEpoch(val);
    const places = betweenFirsts(accounts).filter(({ epoch }) => rowOf.has(epoch));
    return shareOf(places, ({ epoch, to, tolerance }) => {
      const v = rowOf.get(epoch) as number;
      return Math.abs(to - (val.r[v] as number)) <= tolerance + (val.tolerance[v] as number);
    });
  },
};
