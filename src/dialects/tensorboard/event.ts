// One record of an event file → the scalars in it, by the wire format of protocol buffers.

import type { StoredType } from "../../table/float-store.ts";
import type { Event } from "./scalars.ts";
import { createKnownRecords } from "./known-records.ts";
import { createTagReader } from "./tags.ts";
import { createTensorReader } from "./tensor.ts";
import { FIXED32, VARINT, Wire } from "./wire.ts";

/** Throws an Error with a clause for data that are no event; any bytes end in linear time. */
export type EventReader = (bytes: Uint8Array, start: number, end: number) => Event;

/** Fields by number: tensorflow/core/util/event.proto, framework/summary.proto. */
const EVENT = { step: 2, summary: 5 } as const;
const SUMMARY = { value: 1 } as const;
const VALUE = { tag: 1, simpleValue: 2, tensor: 8 } as const;

export function createEventReader(): EventReader {
  const event: Event = { step: 0, length: 0, tags: [], values: [], types: [], numberAt: -1 };
  const tagOf = createTagReader();
  const known = createKnownRecords(event);
  const readFast = createReader(new Wire({ apart: false }), event, tagOf);
  let readApart: EventReader | undefined;
  return (bytes, start, end) => {
    if (known.read(bytes, start, end)) return event;
    try {
      readFast(bytes, start, end);
      const { length, numberAt } = event;
      if (length === 1 && numberAt >= 0) known.learn(bytes, start, end, numberAt);
      return event;
    } catch {
      readApart ??= createReader(new Wire({ apart: true }), event, tagOf);
      return readApart(bytes.subarray(start, end), 0, end - start);
    }
  };
}

function createReader(
  wire: Wire,
  event: Event,
  tagOf: ReturnType<typeof createTagReader>,
): EventReader {
  const tensor = createTensorReader(wire);
  let isTensor = false;

  const readTensor = (): void => {
    isTensor = tensor.read();
  };

  const readValue = (): void => {
    let [from, to] = [0, 0];
    let value: number | undefined;
    let type: StoredType = "float32";
    let numberAt = -1;
    for (let field = wire.next(); field !== 0; field = wire.next()) {
      if (field === VALUE.tag) {
        wire.bytes();
        ({ from, to } = wire);
      } else if (field === VALUE.simpleValue) {
        numberAt = wire.message.pos;
        value = wire.number(FIXED32);
        type = "float32";
      } else if (field === VALUE.tensor) {
        wire.nested(readTensor);
        if (isTensor) ({ value, type, numberAt } = tensor);
      }
    }
    // Images, histograms, texts, tensors of more than one number.
    if (value === undefined) return;
    event.tags[event.length] = tagOf(wire.message.buf, from, to);
    event.values[event.length] = value;
    event.types[event.length] = type;
    event.numberAt = numberAt;
    event.length += 1;
  };

  const readSummary = (): void => {
    for (let field = wire.next(); field !== 0; field = wire.next()) {
      if (field === SUMMARY.value) wire.nested(readValue);
    }
  };

  return (bytes, start, end) => {
    event.step = 0;
    event.length = 0;
    wire.open(bytes, start, end);
    for (let field = wire.next(); field !== 0; field = wire.next()) {
      if (field === EVENT.step) event.step = wire.number(VARINT);
      else if (field === EVENT.summary) wire.nested(readSummary);
    }
    wire.close();
    return event;
  };
}
