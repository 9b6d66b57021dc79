// Lines of a log → the program that printed it, by its sign.

import type { Writer } from "../../table/run.ts";
import { printers } from "./index.ts";
import type { Printer } from "./printer.ts";

export interface PrinterSearch {
  see(text: string): void;
  found(): Printer | undefined;
}

/** Lines that are looked at: a sign stands in every row or in none. */
const LOOKED_AT = 2000;
/** Signs stand at the beginning. */
const MAX_LENGTH = 512;

export function createPrinterSearch(): PrinterSearch {
  let found: Printer | undefined;
  let lines = 0;
  return {
    see(text) {
      if (found !== undefined || lines >= LOOKED_AT) return;
      lines += 1;
      const head = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
      found = printers.find(({ sign }) => sign.test(head));
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
