// The flags --split and --epochs → which rows are asked for.

import type { Row } from "../../index.ts";
import type { Options } from "../options/parsed.ts";

export function isAsked({ split, epoch }: Pick<Row, "split" | "epoch">, options: Options): boolean {
  if (options.split !== undefined && split !== options.split) return false;
  return (
    options.epochs === undefined || (epoch >= options.epochs.first && epoch <= options.epochs.last)
  );
}

export function askedRange({ split, epochs }: Options): string {
  const parts = [
    ...(epochs === undefined ? [] : ["--epochs"]),
    ...(split === undefined ? [] : [`--split ${split}`]),
  ];
  return parts.join(" and ");
}
