// How far validation lies outside its two train neighbours: it is taken at an epoch's end, so a term on the weights alone lies between them.

import { median } from "../../math/statistics.ts";
import { byEpoch } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";

export const validationOutsideItsNeighbours: Figure = {
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
};
