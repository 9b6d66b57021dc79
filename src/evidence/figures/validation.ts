// Validation beside train: it is taken at an epoch's end, on other data, so that a term on the weights alone is the same in both, while parts and averages differ.

import { largest, median, smallest } from "../../math/statistics.ts";
import type { AtWeights } from "../accounts.ts";
import { byEpoch, sameEpoch, shareOf } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";

export const ofValidation: readonly Figure[] = [
  {
    id: "same-in-validation",
    title: "remainder of validation away from that of train, against how far the parts are",
    unit: "decades",
    of: ({ atPlausible }) =>
      gapAgainst(atPlausible, ({ train, val }, t, v) =>
        Math.abs((train.sum[t] as number) - (val.sum[v] as number)),
      ),
  },
  {
    id: "same-in-validation-share",
    title: "remainder of validation away from that of train, against its size",
    unit: "decades",
    of: ({ atPlausible }) =>
      gapAgainst(atPlausible, ({ train }, t) => Math.abs(train.r[t] as number)),
  },
  {
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
  },
  {
    id: "validation-against-train",
    title: "remainder of validation against that of train",
    unit: "decades",
    of: ({ atPlausible: { train, val } }) => {
      if (train.r.length === 0 || val.r.length === 0) return null;
      const size = ({ r, tolerance }: typeof train): number =>
        median(r.map((value, t) => Math.max(Math.abs(value), (tolerance[t] as number) / 2)));
      return decades(size(val), size(train));
    },
  },
  {
    // From its two train neighbours: a term on the weights lies between them.
    id: "validation-outside-its-neighbours",
    title: "distance of validation from its two train neighbours, against the remainder",
    unit: "decades",
    of: ({ atPlausible: { train, val } }) => {
      const rowOf = byEpoch(train);
      const [outside, sizes]: [number[], number[]] = [[], []];
      val.epochs.forEach((epoch, v) => {
        const [t, next] = [rowOf.get(epoch), rowOf.get(epoch + 1)];
        if (t === undefined || next === undefined) return;
        const [a, b, own] = [train.r[t], train.r[next], val.r[v]] as [number, number, number];
        const allowed = (train.tolerance[t] as number) + (val.tolerance[v] as number);
        outside.push(Math.max(0, Math.max(Math.min(a, b) - own, own - Math.max(a, b)) - allowed));
        sizes.push(Math.abs(a));
      });
      return sizes.length === 0 ? null : decades(median(outside), median(sizes));
    },
  },
  {
    id: "validation-share",
    title: "remainder of validation, as a share of the sum",
    unit: "decades",
    of: ({ atPlausible: { val } }) => {
      const shares = val.r.map((value, t) => {
        const beyond = Math.max(0, Math.abs(value) - (val.tolerance[t] as number));
        return beyond / Math.abs(val.sum[t] as number);
      });
      return shares.length === 0 ? null : decades(median(shares));
    },
  },
];

/** How far the remainders of train and of validation lie apart in an epoch, as medians. */
function gapAgainst(
  at: AtWeights,
  size: (at: AtWeights, t: number, v: number) => number,
): number | null {
  const { train, val } = at;
  const pairs = sameEpoch(train, val);
  if (pairs.length === 0) return null;
  const gaps = pairs.map(([t, v]) =>
    Math.max(
      Math.abs((train.r[t] as number) - (val.r[v] as number)),
      (train.tolerance[t] as number) / 2,
    ),
  );
  return decades(median(gaps), median(pairs.map(([t, v]) => size(at, t, v))));
}
