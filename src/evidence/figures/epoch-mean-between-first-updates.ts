// A term on the weights alone has its epoch's mean between the values its epochs begin with.

import { byEpoch, shareOf } from "../courses.ts";
import { betweenFirsts, isBetween } from "../first-places.ts";
import type { Figure } from "../figure.ts";

export const epochMeanBetweenFirstUpdates: Figure = {
  id: "epoch-mean-between-first-updates",
  title: "epochs whose mean remainder is between their first updates'",
  unit: "share",
  of: (accounts) => {
    const { train } = accounts.atPlausible;
    const rowOf = byEpoch(train);
    const places = betweenFirsts(accounts).filter(({ epoch }) => rowOf.has(epoch));
    return shareOf(places, (place) =>
      isBetween(train.r[rowOf.get(place.epoch) as number] as number, place),
    );
  },
};
