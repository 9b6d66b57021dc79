// Rows as they were read → JSON, as one array or one row a line; values as printed, as strings.

import { placeText } from "../../table/row.ts";
import { escapeJson } from "../escape.ts";
import type { ReadRow } from "./read-row.ts";
import type { RowFormat, SourceReject } from "./row-format.ts";

export const jsonRows: RowFormat = {
  id: "json",
  rows: (rows) => array(rows.map(rowText)),
  rejects: (rejects) => array(rejects.map(rejectText)),
};

export const ndjsonRows: RowFormat = {
  id: "ndjson",
  rows: (rows) => rows.map((row) => `${rowText(row)}\n`).join(""),
  rejects: (rejects) => rejects.map((reject) => `${rejectText(reject)}\n`).join(""),
};

function array(texts: readonly string[]): string {
  return texts.length === 0 ? "[]\n" : `[\n  ${texts.join(",\n  ")}\n]\n`;
}

function rowText({ values, place, ...row }: ReadRow): string {
  const at = place === undefined ? {} : { place: placeText(place) };
  const texts = Object.fromEntries([...values].map(([name, { text }]) => [name, text]));
  return escapeJson(JSON.stringify({ ...row, ...at, values: texts }));
}

function rejectText({ source, line, place, reason, text }: SourceReject): string {
  const at = place === undefined ? {} : { place: placeText(place) };
  return escapeJson(JSON.stringify({ source, line, ...at, reason, text }));
}
