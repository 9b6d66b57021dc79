// What an option was given → its value, or what is wrong with it.

import { type AnalyzeOptions, findFormat, formats } from "../../index.ts";
import { didYouMean, names } from "../error-words.ts";
import type { Reader, ReadOption } from "./flag.ts";

/** Reads a text; `direct` reads what a configuration file holds instead of one. */
export function ofText<T>(
  read: (text: string) => ReadOption<T>,
  direct?: (value: unknown) => ReadOption<T>,
): Reader<T> {
  return (given) =>
    typeof given === "string" || direct === undefined ? read(String(given)) : direct(given);
}

/** A number of 0 or more. */
export const SIZE: RegExp = /^\+?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** `; did you mean \`x\`?` or nothing. */
export function meant(name: string, known: readonly string[]): string {
  const said = didYouMean(name, known, "");
  return said && `; ${said}`;
}

export type EpochRange = NonNullable<AnalyzeOptions["epochs"]>;

export interface FormatChoice {
  readonly id: string;
  readonly path: string | null;
}

type Weights = readonly number[] | ReadonlyMap<string, number> | undefined;

export const weights: Reader<Weights> = ofText(readWeights, (value) => {
  const numbers = Object.values(value as Readonly<Record<string, number>>);
  const bad = numbers.find((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (bad !== undefined) return { wrong: `\`${bad}\` is not a weight; give a number of 0 or more` };
  if (Array.isArray(value)) return { value: numbers };
  return { value: new Map(Object.entries(value as Readonly<Record<string, number>>)) };
});

function readWeights(text: string): ReadOption<Weights> {
  if (text.trim() === "infer") return { value: undefined };
  const entries = text.split(",").map((entry) => {
    const at = entry.lastIndexOf("=");
    return { name: at < 0 ? null : entry.slice(0, at).trim(), digits: entry.slice(at + 1).trim() };
  });
  const bad = entries.find(({ digits }) => !SIZE.test(digits) || !Number.isFinite(Number(digits)));
  if (bad !== undefined)
    return { wrong: `\`${bad.digits}\` is not a weight; give a number of 0 or more` };
  const named = entries.filter(({ name }) => name !== null);
  if (named.length === 0) return { value: entries.map(({ digits }) => Number(digits)) };
  if (named.length < entries.length)
    return { wrong: "give all weights by name or all by position" };
  if (named.some(({ name }) => name === "")) return { wrong: "a name is missing before `=`" };
  const map = new Map(named.map(({ name, digits }) => [name as string, Number(digits)]));
  return map.size === named.length ? { value: map } : { wrong: "a name is given twice" };
}

export const epochRange: Reader<EpochRange> = ofText((text) => {
  const match = /^(\d{0,9})(\.\.)?(\d{0,9})$/.exec(text.trim());
  const [, from = "", dots, to = ""] = match ?? [];
  if (match === null || (from === "" && to === "") || (dots === undefined && to !== "")) {
    return { wrong: "give a range such as `5..20`, `5..` or `..20`, or one number" };
  }
  const first = from === "" ? 0 : Number(from);
  const last = dots === undefined ? first : to === "" ? Number.MAX_SAFE_INTEGER : Number(to);
  return first <= last ? { value: { first, last } } : { wrong: `\`${from}\` is after \`${to}\`` };
});

export const columnNames: Reader<readonly string[]> = ofText(
  (text) => readNames(text.split(",").map((name) => name.trim())),
  (value) => readNames(value as readonly string[]),
);

function readNames(names: readonly string[]): ReadOption<readonly string[]> {
  if (names.includes("")) return { wrong: "a column name is missing between the commas" };
  return new Set(names).size === names.length
    ? { value: names }
    : { wrong: "a column is named twice" };
}

/** For the record of a flag that takes one of these words. */
export function oneOf<const T extends string>(
  values: readonly T[],
): { readonly values: readonly T[]; readonly read: Reader<T> } {
  const read = ofText((text): ReadOption<T> => {
    const value = values.find((known) => known === text);
    return value === undefined
      ? { wrong: `not one of ${names(values)}${meant(text, values)}` }
      : { value };
  });
  return { values, read };
}

export const formatChoice: Reader<FormatChoice> = ofText((text) => {
  const at = text.indexOf("=");
  const id = at < 0 ? text : text.slice(0, at);
  const path = at < 0 ? null : text.slice(at + 1);
  if (findFormat(id) === undefined) {
    const ids = formats.map((known) => known.id);
    return { wrong: `not one of ${names(ids)}${meant(id, ids)}` };
  }
  return path === "" ? { wrong: "a path is missing after `=`" } : { value: { id, path } };
});

export const columnCount: Reader<number> = ofText((text) => {
  const value = Number(text);
  const fits = /^\d{1,3}$/.test(text) && value >= 40 && value <= 400;
  return fits ? { value } : { wrong: "give a whole number from 40 to 400" };
});

export const nameOfColumn: Reader<string> = ofText((text) =>
  text === "" ? { wrong: "give a column name" } : { value: text },
);

export const countFromOne: Reader<number> = ofText((text) =>
  /^[1-9]\d{0,8}$/.test(text)
    ? { value: Number(text) }
    : { wrong: "give a whole number from 1 to 999999999" },
);

export const amount: Reader<number> = ofText((text) =>
  SIZE.test(text) && Number.isFinite(Number(text))
    ? { value: Number(text) }
    : { wrong: "give a number of 0 or more, as `sum(model.losses)` prints it" },
);

export const file: Reader<string> = ofText((text) =>
  text === "" ? { wrong: "give a file" } : { value: text },
);

export const reason: Reader<string> = ofText((text) =>
  text.trim() === "" ? { wrong: "give a reason" } : { value: text.trim() },
);
