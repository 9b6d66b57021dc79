// Lines that carry the name of the process that printed them → one reader a process, so that rows of one never go on with another's.

import type { Line } from "../lines/line.ts";
import type { Findings, LineReader, Understood } from "../dialects/dialect.ts";

/** `mpirun --tag-output` (Horovod, SageMaker), torchrun, Ray, docker compose, which pads the name with two blanks. */
const PROCESS =
  /^\s*(?:\[(\d{1,6},(?:\d{1,6}|mpirank:\d{1,6},[\w-]{1,40}))\]<std(?:out|err)>: ?|\[((?:default|rank ?)\d{1,6})\]:? ?|\(((?:[\w.-]{1,60} )?pid=\d{1,9})(?:, ip=[\d.]{1,20})?\) ?|((?!epoch|step|iter)[a-z][\w.-]{0,60}[-_]\d{1,4}) {2,40}\| ?)/;
/** What all of them begin with. */
const MAY_BE_TAGGED = /^\s*(?:[[(]|[a-z][\w.-]{1,70} {2})/;

interface Tagged {
  readonly process: string;
  readonly line: Line;
}

/** A line without such a name is of the process that was read first. */
export function taggedLine(line: Line): Tagged | undefined {
  const match = MAY_BE_TAGGED.test(line.text) ? PROCESS.exec(line.text) : null;
  if (match === null) return undefined;
  const process = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
  return { process, line: { ...line, text: line.text.slice(match[0].length) } };
}

/** Text of the other processes that waits for the first one's end. */
const MAX_WAITING = 2 ** 24;

/** The first process is read as its lines come; the others after it, each as runs of its own. */
export function createProcessReader(
  findings: Findings,
  create: (findings: Findings) => LineReader,
): LineReader {
  const reader = create(findings);
  const waiting = new Map<string, Line[]>();
  const notes = new Set<string>();
  let first: string | undefined;
  let length = 0;

  const wait = ({ process, line }: Tagged): Understood => {
    length += line.text.length;
    if (length > MAX_WAITING) {
      return {
        rejected: `beyond the ${MAX_WAITING / 2 ** 20} MiB that are read of other processes`,
      };
    }
    const lines = waiting.get(process);
    if (lines === undefined) waiting.set(process, [line]);
    else lines.push(line);
    return LOSS.test(line.text) ? "data" : "other";
  };

  const readOther = (lines: readonly Line[]): void => {
    let isFirst = true;
    const own = create({
      ...findings,
      record(record) {
        findings.record(isFirst ? { ...record, beginsRun: true } : record);
        isFirst = false;
      },
    });
    for (const line of lines) {
      const understood = own.line(line);
      if (typeof understood === "object") {
        findings.reject({ line: line.number, text: line.text, reason: understood.rejected });
      }
    }
    own.end();
    for (const note of own.notes()) notes.add(note);
  };

  return {
    takeLines: reader.takeLines,
    takeFrame: reader.takeFrame,
    wantsStart: () => reader.wantsStart?.() ?? true,
    peek: () => reader.peek?.(),
    line(line) {
      const tagged = taggedLine(line);
      if (tagged === undefined) return reader.line(line);
      first ??= tagged.process;
      return tagged.process === first ? reader.line(tagged.line) : wait(tagged);
    },
    end() {
      reader.end();
      if (waiting.size > 0)
        notes.add(`${waiting.size + 1} processes wrote this log; each is read on its own`);
      for (const lines of waiting.values()) readOther(lines);
      waiting.clear();
      length = 0;
    },
    writer: () => reader.writer(),
    notes: () => [...reader.notes(), ...notes],
  };
}

const LOSS = /loss/i;
