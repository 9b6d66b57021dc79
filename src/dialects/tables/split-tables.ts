// `{"train": {"loss": […]}, "val": {"loss": […]}}`, as training loops of one's own keep it → one table with `val_` columns.

import { hasLossColumn } from "./column-table.ts";
import { isEpochName } from "./names.ts";
import { type Dict, isDict, type Tree } from "./tree.ts";

const TRAIN = /^train(?:ing)?$/i;
const VALIDATION = /^val(?:id|idation)?$/i;

/** Undefined where it is not these two and nothing else. */
export function joinedSplits({ line, members }: Dict): Dict | undefined {
  const tables = (name: RegExp): Dict[] =>
    members.flatMap(([own, value]) => (name.test(own) && isTable(value) ? [value] : []));
  const [train, val] = [tables(TRAIN), tables(VALIDATION)];
  const [first, second] = [train[0], val[0]];
  if (members.length !== 2 || first === undefined || second === undefined) return undefined;
  const prefixed = second.members
    .filter(([name]) => !isEpochName(name))
    .map(([name, value]) => [name.startsWith("val_") ? name : `val_${name}`, value] as const);
  return { kind: "dict", line, members: [...first.members, ...prefixed] };
}

function isTable(value: Tree): value is Dict {
  return isDict(value) && hasLossColumn(value);
}
