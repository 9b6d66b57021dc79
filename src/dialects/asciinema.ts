// Terminal recordings of asciinema → what the terminal was given, for the dialects of lines.

import { GatheredBytes } from "../lines/gathered-bytes.ts";
import { PlaceMap } from "../lines/place-map.ts";
import type { FileDialect, FileReader, Match } from "./dialect.ts";

const LF = 0x0a;
const CR = 0x0d;

/** Longest event that is taken, in bytes; what a program writes at once is rarely longer than 64 KiB. */
const MAX_EVENT = 2 ** 20;

export const asciinema: FileDialect = {
  id: "asciinema",
  title: "asciinema recording",
  input: "text",
  wraps: true,
  numbers: "rounded",
  doc: {
    writer: "`asciinema rec`, formats 2 and 3",
    quirks: [
      "only output is read, not what was typed",
      "the line of a row is the line of the recording on which its line of output ends",
    ],
  },
  samples: [
    {
      text: `{"version": 2, "width": 80, "height": 24}
[0.2, "o", "Epoch 1/2\\r\\n"]
[0.3, "o", "\\r\\u001b[1m1/2\\u001b[0m \\u001b[32m━━━━━━━━━━\\u001b[0m\\u001b[37m━━━━━━━━━━\\u001b[0m \\u001b[1m6s\\u001b[0m 581ms/step - a_loss: 4.8471 - loss: 6.1176"]
[0.4, "i", "q"]
[0.5, "o", "\\b\\b\\b\\r\\u001b[1m2/2\\u001b[0m \\u001b[32m━━━━━━━━━━━━━━━━━━━━\\u001b[0m\\u001b[37m\\u001b[0m \\u001b[1m2s\\u001b[0m 66ms/step - a_loss: 4.6370 - loss: 5.8970\\r\\nEpoch 2/2\\r\\n2/2 - 1s - 66ms/step - a_loss: 4.5370 - loss: 5.7970\\r\\n"]
`,
      records: 2,
    },
  ],
  matches,
  createReader({ text, reject }): FileReader {
    const places = new PlaceMap();
    const decoder = new TextDecoder();
    const encoder = new TextEncoder();
    let line = 1;
    let before = 0;
    const event = new GatheredBytes(MAX_EVENT);
    let isBegun = false;

    const take = (): void => {
      const json = decoder.decode(event.bytes).trim();
      if (event.overflow) {
        reject({ line, text: json, reason: `the event is longer than ${MAX_EVENT} bytes` });
      } else if (json.startsWith("[")) {
        const output = outputOf(json);
        if (output === undefined) reject({ line, text: json, reason: "the event cannot be read" });
        else give(encoder.encode(output));
      }
      event.clear();
    };

    const give = (bytes: Uint8Array): void => {
      // A line end before all else, so that in-place updates are not taken for line ends of an old Mac.
      if (!isBegun) {
        isBegun = true;
        give(Uint8Array.of(LF));
      }
      for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
        places.add(line, null);
      }
      text(bytes);
    };

    return {
      push(chunk) {
        let from = 0;
        for (let at = 0; at < chunk.length; at += 1) {
          const byte = chunk[at];
          if (byte !== LF && byte !== CR) continue;
          event.add(chunk, from, at);
          from = at + 1;
          // Of CR LF the CR has ended the line.
          if (byte === LF && (at > 0 ? chunk[at - 1] : before) === CR) continue;
          take();
          line += 1;
        }
        event.add(chunk, from);
        before = chunk.at(-1) ?? before;
      },
      end() {
        // The last event of a recording that was broken off.
        if (!event.isEmpty) take();
        places.add(line, null);
      },
      placeOf: (textLine) => places.at(textLine),
      writer: () => ({ name: "unknown", keras: null, evidence: ["no row was found"] }),
      notes: () => [],
    };
  },
};

/** `[seconds, "o", text]`; other codes are what was typed, marks and sizes. Undefined for what is no event. */
function outputOf(json: string): string | undefined {
  let event: unknown;
  try {
    event = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!Array.isArray(event) || typeof event[1] !== "string") return undefined;
  if (event[1] !== "o") return "";
  return typeof event[2] === "string" ? event[2] : undefined;
}

/** The first line is an object with a version and the size of the terminal. */
function matches(head: Uint8Array, isWhole: boolean): Match {
  const text = new TextDecoder().decode(head);
  if (!/^\s*(?:$|\{)/.test(text)) return "no";
  const [line = "", ...more] = text.trimStart().split(/\r?\n|\r/, 2);
  if (more.length === 0 && !isWhole) return line.length < 4096 ? "unsure" : "no";
  const isHeader = /"version"\s*:\s*[23]\b/.test(line) && /"(?:width|term)"\s*:/.test(line);
  return isHeader && line.endsWith("}") ? "yes" : "no";
}
