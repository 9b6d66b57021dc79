// Rows as they were read → JSON, as one array or one row a line; values as printed, as strings.

import { placeText } from "../../table/row.ts";
import { escapeJson } from "../escape.ts";
import { textsOf } from "../../table/row-store.ts";
import type { ReadRow } from "./read-row.ts";
import type { RowFormat, SourceReject } from "./row-format.ts";

export const jsonRows: RowFormat = {
  id: "json",
  rows: (rows) => array(rows, rowText),
  rejects: (rejects) => array(rejects, rejectText),
};

export const ndjsonRows: RowFormat = {
  id: "ndjson",
  rows: (rows) => lines(rows, rowText),
  rejects: (rejects) => lines(rejects, rejectText),
};

function* array<T>(items: Iterable<T>, textOf: (item: T) => string): Generator<string> {
  let isFirst = true;
  for (const item of items) {
    yield `${isFirst ? "[" : ","}\n  ${textOf(item)}`;
    isFirst = false;
  }
  yield isFirst ? "[]\n" : "\n]\n";
}

function* lines<T>(items: Iterable<T>, textOf: (item: T) => string): Generator<string> {
  for (const item of items) yield `${textOf(item)}\n`;
}

function rowText(one: ReadRow): string {
  const { source, run, row, names } = one;
  const { epoch, split, origin, line, step, steps, place } = row;
  const at = place === undefined ? {} : { place: placeText(place) };
  const texts = textsOf(one.row.values);
  const values = Object.fromEntries(names.map((name, i) => [name, texts[i]]));
  return escapeJson(
    JSON.stringify({ source, run, epoch, split, origin, line, step, steps, ...at, values }),
  );
}

function rejectText({ source, line, place, reason, text }: SourceReject): string {
  const at = place === undefined ? {} : { place: placeText(place) };
  return escapeJson(JSON.stringify({ source, line, ...at, reason, text }));
}
