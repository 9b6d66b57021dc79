// Whether the total moves from train to validation by more, or less, than any of its parts.

import { largest, smallest } from "../../math/statistics.ts";
import { sameEpoch, shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";

export const totalLeavesThePartsRange: Figure = {
  id: "total-leaves-the-parts-range",
  title: "epochs whose total moves from train to validation outside the range of its parts",
  unit: "share",
  of: ({ rows: { train, val }, atBase }) =>
    shareOf(sameEpoch(atBase.train, atBase.val), ([t, v]) => {
      const [own, other] = [train.observations.at(t), val.observations.at(v)];
      if (own === undefined || other === undefined) return false;
      const { components } = other;
      const ratios = own.components.map(({ value }, i) => (components[i]?.value ?? 0) / value);
      const ratio = other.total.value / own.total.value;
      return ratio > largest(ratios) || ratio < smallest(ratios);
    }),
};
