// Lines of a log → the program that printed it, by its sign.

import { matchesPattern } from "../../table/loss-names.ts";
import { factsText } from "../../table/printer-facts.ts";
import type { Writer } from "../../table/run.ts";
import { isOfOthers } from "../tables/names.ts";
import { printers } from "./index.ts";
import type { Form, LinePrinter, Printer } from "./printer.ts";

export interface PrinterSearch {
  /** Whether the line has the sign of a program. */
  see(text: string): boolean;
  found(): LinePrinter | undefined;
}

/** Lines that are looked at: a sign stands in every row or in none. */
const LOOKED_AT = 2000;
/** Signs stand at the beginning. */
const MAX_LENGTH = 512;

/** Many print it, so it is nobody's sign; a log of Keras begins so, and is spared the compilation of all signs. */
const HEADER = /^Epoch \d+\/\d+\s*$/;

export function createPrinterSearch(form: Form, given?: LinePrinter): PrinterSearch {
  const sought = printers.filter((printer): printer is LinePrinter => printer.form === form);
  let found = given;
  let lines = 0;
  return {
    see(text) {
      if (found !== undefined || lines >= LOOKED_AT || HEADER.test(text)) return false;
      lines += 1;
      const head = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
      const pasted = head.trimStart();
      found = sought.find(({ sign }) => sign.test(head) || sign.test(pasted));
      return found !== undefined;
    },
    found: () => found,
  };
}

export function writerOf(printer: Printer | undefined, otherwise: string): Writer {
  if (printer === undefined) return { name: "unknown", keras: null, evidence: [otherwise] };
  const { facts } = printer;
  return {
    name: facts.title,
    keras: null,
    facts,
    certainty: "likely",
    evidence: [`lines look as ${facts.title} prints them`],
  };
}

/** Sets of names that are looked at: every row of a program's files has most of its columns. */
const SETS_LOOKED_AT = 256;

/** Names of the columns of a file → the program that wrote it. */
export interface FileSearch {
  see(names: Iterable<string>): void;
  /** Who wrote the file, where its columns do not tell. */
  writer(otherwise: Writer): Writer;
  notes(): readonly string[];
}

export function createFileSearch(): FileSearch {
  const names = new Set<string>();
  let sets = 0;
  const found = (): Printer | undefined =>
    printers.find(({ files }) => files !== undefined && hasAll(names, files.columns));
  return {
    see(more) {
      if (sets === SETS_LOOKED_AT) return;
      sets += 1;
      for (const name of more) names.add(name);
    },
    writer(otherwise) {
      const facts = found()?.facts;
      if (facts === undefined)
        return [...names].some(isOfOthers) ? { ...otherwise, isKeras: false } : otherwise;
      const evidence = [`its columns are those that ${facts.title} writes`];
      return { name: facts.title, keras: null, facts, certainty: "likely", evidence };
    },
    notes: () => {
      const facts = found()?.facts;
      return facts === undefined ? [] : [factsText(facts)];
    },
  };
}

function hasAll(names: ReadonlySet<string>, patterns: readonly string[]): boolean {
  return patterns.every((pattern) => [...names].some((name) => matchesPattern(name, pattern)));
}
