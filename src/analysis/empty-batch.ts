// The two last lines of an epoch → whether the parts of its own line are divided by one step more.

import type { Printed } from "../table/printed.ts";
import type { Roles } from "../table/roles.ts";
import type { Row } from "../table/row.ts";
import type { Run } from "../table/run.ts";

/**
 * Where the length of the data is unknown, Keras 3.15 notices their end one step late. It averages the parts over that
 * empty batch too, and the total not. So after the last of S steps the bar shows the same total as the epoch's own line,
 * and parts that are (S+1)/S of those there. True where some epoch has both lines, and no epoch has others.
 */
export function countsEmptyBatch(
  { rows, updates }: Run,
  { total, components }: Pick<Roles, "total" | "components">,
): boolean {
  const ends = updates.filter(
    ({ split, step, steps }) => split === "train" && step !== null && step === steps,
  );
  const epochs = new Set(ends.map(({ epoch }) => epoch));
  const own = new Map<number, Row["values"]>();
  if (epochs.size > 0)
    rows.forEach(({ epoch, split, values }) => {
      if (split === "train" && epochs.has(epoch)) own.set(epoch, values);
    });
  let found = false;
  for (const { epoch, step, values } of ends) {
    const row = own.get(epoch);
    if (row === undefined || step === null) continue;
    const isSame = components.every((name) => row.get(name)?.text === values.get(name)?.text);
    if (isSame) continue;
    const isShorter = components.every((name) =>
      isMultiple(values.get(name), row.get(name), (step + 1) / step),
    );
    if (!isShorter || !isMultiple(values.get(total), row.get(total), 1)) return false;
    found = true;
  }
  return found;
}

function isMultiple(one: Printed | undefined, other: Printed | undefined, factor: number): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.low <= factor * other.high &&
    one.high >= factor * other.low
  );
}
