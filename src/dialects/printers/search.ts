// Lines of a log → the program that printed it, by its sign.

import type { Writer } from "../../table/run.ts";
import { printers } from "./index.ts";
import type { Form, Printer } from "./printer.ts";

export interface PrinterSearch {
  /** Whether the line has the sign of a program. */
  see(text: string): boolean;
  found(): Printer | undefined;
}

/** Lines that are looked at: a sign stands in every row or in none. */
const LOOKED_AT = 2000;
/** Signs stand at the beginning. */
const MAX_LENGTH = 512;

export function createPrinterSearch(form: Form, given?: Printer): PrinterSearch {
  const sought = printers.filter((printer) => printer.form === form);
  let found = given;
  let lines = 0;
  return {
    see(text) {
      if (found !== undefined || lines >= LOOKED_AT) return false;
      lines += 1;
      const head = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
      found = sought.find(({ sign }) => sign.test(head));
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
