// What a JSON document or a pickle holds → the records of every table with a loss in it.

import type { Writer } from "../../table/run.ts";
import type { Findings } from "../dialect.ts";
import { FormatError } from "../format-error.ts";
import { createFileSearch } from "../printers/search.ts";
import { type ColumnTable, columnTable, hasLossColumn } from "./column-table.ts";
import { createMetricPoints, metricPoint, type MetricPoints } from "./metric-points.ts";
import { isLossColumn } from "./names.ts";
import { createRowSeries, type RowSeries } from "./row-series.ts";
import { NumberList } from "./number-list.ts";
import { addRows } from "./table-layouts.ts";
import type { TableRow, TableRows } from "./table-rows.ts";
import { joinedSplits } from "./split-tables.ts";
import { isRow, tableRow } from "./table-row.ts";
import {
  type Dict,
  type DictRows,
  isDict,
  isDictRows,
  isList,
  isNumber,
  type List,
  member,
  type Tree,
} from "./tree.ts";
import { createUnreadCells, type UnreadCells } from "./unread.ts";

export interface TreeReader {
  /** Reads every table in a tree of bounded depth and size. */
  read(tree: Tree): void;
  /** Throws a FormatError where there was no table. */
  end(): void;
  tables(): number;
  writer(otherwise: Writer): Writer;
  notes(): readonly string[];
}

/** Notes about where tables stand. */
const NAMED_TABLES = 20;

export function createTreeReader(findings: Findings): TreeReader {
  const unread = createUnreadCells();
  const notes: string[] = [];
  const places: string[] = [];
  const search = createFileSearch();

  const emit = (
    table: Iterable<TableRow | TableRows>,
    path: readonly string[],
    fromZero: boolean,
  ): void => {
    places.push(path.join("."));
    search.see(path);
    const series = createRowSeries(findings, { countsFromZero: () => fromZero });
    addAll(table, series, unread, (line, reason) => findings.reject({ line, text: "", reason }));
    notes.push(...series.notes());
  };

  const columns = (
    { rows: found, notes: said, refused }: ColumnTable,
    path: readonly string[],
    fromZero: boolean,
  ): void => {
    notes.push(...said);
    for (const { column, line, reason } of refused) findings.reject({ line, text: column, reason });
    emit(found, path, fromZero);
  };

  const visit = (tree: Tree, path: readonly string[]): void => {
    if (isList(tree)) visitList(tree, path);
    else if (isDict(tree)) visitDict(tree, path);
  };

  const visitList = (list: List, path: readonly string[]): void => {
    const items = list instanceof NumberList ? [...list.others.values()] : list.items;
    const dicts = items.filter((item) => isDict(item) || isDictRows(item));
    const points = pointsOf(dicts);
    if (points !== undefined) {
      emit(points.table(), path, false);
      notes.push(...points.notes());
    } else if (dicts.some((item) => isRow(likeOf(item)))) {
      for (const item of dicts.slice(0, NAMED_TABLES))
        search.see(likeOf(item).members.map(([name]) => name));
      emit(rowsOf(dicts, unread), path, false);
    } else items.forEach((item, index) => visit(item, [...path, String(index)]));
  };

  const visitDict = (dict: Dict, path: readonly string[]): void => {
    if (hasLossColumn(dict) || isRow(dict)) search.see(dict.members.map(([name]) => name));
    const splits = joinedSplits(dict);
    if (splits !== undefined) columns(columnTable(splits, unread), path, false);
    else if (hasLossColumn(dict)) columns(columnTable(dict, unread), path, false);
    else if (isSplit(dict)) emit(splitRows(dict, unread), path, false);
    else if (isRow(dict)) emit([tableRow(dict, unread)], path, false);
    else if (isIndexed(dict)) emit(indexedRows(dict, unread), path, false);
    else for (const [name, value] of dict.members) visitMember(dict, name, value, [...path, name]);
  };

  const visitMember = (dict: Dict, name: string, value: Tree, path: readonly string[]): void => {
    const epochs = member(dict, "epoch");
    if (name === "history" && isList(epochs) && isDict(value) && hasLossColumn(value)) {
      // `History.epoch` is the index that callbacks get, whatever epoch the training went on from.
      columns(columnTable(value, unread, epochs), path, true);
    } else visit(value, path);
  };

  return {
    read: (tree) => visit(tree, []),
    end() {
      if (places.length === 0) throw new FormatError("no table with a loss in it");
    },
    tables: () => places.length,
    writer: (otherwise) => (places.length === 0 ? UNREAD : search.writer(otherwise)),
    notes: () =>
      places.length === 0
        ? []
        : [...search.notes(), ...placeNotes(places), ...new Set(notes), ...unread.notes()],
  };
}

const UNREAD: Writer = { name: "unknown", keras: null, evidence: ["the file could not be read"] };

/** Whether the file holds what its format promises; what is wrong with it is a reject. */
export function isRead({ reject }: Pick<Findings, "reject">, read: () => void): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    reject({ line: error.line, text: "", reason: error.message });
    return false;
  }
}

/** Rows, each by itself or many at once. */
export function addAll(
  table: Iterable<TableRow | TableRows>,
  series: RowSeries,
  unread: UnreadCells,
  refuse: (line: number, reason: string) => void,
): void {
  for (const row of table) {
    if ("rows" in row) {
      addRows(row, series, { unread, refuse: (i, reason) => refuse(row.lineAt(i), reason) });
      continue;
    }
    const understood = series.add(row);
    if (typeof understood === "object") refuse(row.line, understood.rejected);
  }
  series.end();
}

function placeNotes(places: readonly string[]): readonly string[] {
  if (places.length < 2) return [];
  return places
    .slice(0, NAMED_TABLES)
    .map((place, i) => `table ${i + 1} stands under \`${place}\``);
}

/** One of those that stand together. */
function likeOf(item: Dict | DictRows): Dict {
  return item.kind === "rows" ? item.like : item;
}

/** Undefined where one of them is no point. */
function pointsOf(items: readonly (Dict | DictRows)[]): MetricPoints | undefined {
  const points = createMetricPoints();
  for (const item of items) {
    const point = metricPoint(likeOf(item));
    if (point === undefined) return undefined;
    if (item.kind === "dict") points.add(point);
    else points.addRows(point, item.taken);
  }
  return items.length === 0 ? undefined : points;
}

function* rowsOf(
  items: readonly (Dict | DictRows)[],
  unread: UnreadCells,
): Generator<TableRow | TableRows> {
  for (const item of items) yield item.kind === "rows" ? item.taken : tableRow(item, unread);
}

const INDEX = /^\d{1,15}$/;

/** pandas, `orient="index"`: `{"0": {"loss": 0.5}}` */
function isIndexed({ members }: Dict): boolean {
  return (
    members.length > 0 &&
    members.every(([name, value]) => INDEX.test(name) && isDict(value)) &&
    members.some(([, value]) => isDict(value) && isRow(value))
  );
}

function* indexedRows({ members }: Dict, unread: UnreadCells): Generator<TableRow> {
  for (const [name, value] of members) {
    if (!isDict(value)) continue;
    const row = tableRow(value, unread);
    yield { ...row, epoch: row.epoch ?? Number(name) };
  }
}

/** pandas, `orient="split"`: `{"columns": ["loss"], "index": [0], "data": [[0.5]]}` */
function isSplit(dict: Dict): boolean {
  const columns = member(dict, "columns");
  return (
    isList(columns) &&
    isList(member(dict, "data")) &&
    columns.items.some((name) => typeof name === "string" && isLossColumn(name))
  );
}

function* splitRows(dict: Dict, unread: UnreadCells): Generator<TableRow> {
  const [columns, data, index] = ["columns", "data", "index"].map((name) => member(dict, name));
  if (!isList(columns) || !isList(data)) return;
  const names = columns.items.map((name) => (typeof name === "string" ? name : ""));
  for (const [at, cells] of data.items.entries()) {
    if (!isList(cells)) continue;
    const members = names.map((name, i): [string, Tree] => [name, cells.items[i] ?? null]);
    const row = tableRow({ kind: "dict", line: data.lines?.[at] ?? data.line, members }, unread);
    const own = isList(index) ? index.items[at] : undefined;
    yield { ...row, epoch: row.epoch ?? (own !== undefined && isNumber(own) ? own.value : null) };
  }
}
