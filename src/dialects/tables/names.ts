// Names of table columns → what they stand for: the epoch, a step inside it, a loss.

import { remembered } from "../../math/lazy.ts";
import { isLossName, isTotalName, termOf } from "../../table/loss-names.ts";
import { isLossMetric } from "../../table/own-metric.ts";
import { withoutSplit } from "../../table/splits.ts";

const EPOCH = /^epochs?(?: #)?$|^epoche$/i;
const STEP = /^(?:_step|step|global_step|batch|iteration|iterations|iter|iters|itr)$/i;

/** W&B's `WandbMetricsLogger` puts this before every column it logs once an epoch. */
const PREFIX = "epoch/";

/** The name without blanks around it and without what an exporter put before it. */
export function columnName(text: string): string {
  const name = text.trim();
  return name.startsWith(PREFIX) && name.length > PREFIX.length ? name.slice(PREFIX.length) : name;
}

export function isEpochName(name: string): boolean {
  return EPOCH.test(name);
}

export function isStepName(name: string): boolean {
  return STEP.test(name);
}

/** W&B numbers what it is given; every other step is one of the training. */
export function isRowNumber(name: string): boolean {
  return /^_step$/i.test(name);
}

const SPLIT = /^(?:split|mode|phase|stage|subset|msg|event)$/i;
const HELD_OUT = /^(?:val|valid|validation|eval|evaluation|dev|test|testing)$/i;

/** A column that says of what data the row is (`mode` of mmcv). */
export function isSplitName(name: string): boolean {
  return SPLIT.test(name);
}

/** Words that Keras puts before and behind no column, signs that its names do not have, and losses that it calls otherwise. */
const ELSEWHERE =
  /^(?:train(?:ing)?|tr|valid|validation|va|eval|dev)(?:[_. ]|$)|^val$|^epoche$|[/ ]|_(?:train(?:ing)?|tr|val|valid|eval)$|^(?:val_)?loss(?:\d|_[a-z])|^(?:steps?|iter(?:ation)?s?|sec(?:onds)?|wall_?time|g(?:rad)?_?norm)$|^best_/i;

/** Of `kl`, too: a term that is not called a loss. */
export function isOfOthers(name: string): boolean {
  if (ELSEWHERE.test(name) || isSplitName(name)) return true;
  return /^[a-z]+$/.test(name) && !isLossMetric(name) && termOf(name) === "term";
}

/** What the names of a row of such data lack: `val_`; nothing for training and for any other word. */
export function prefixOfSplit(word: string): string {
  const split = word.trim().toLowerCase();
  if (!HELD_OUT.test(split)) return "";
  return split.startsWith("test") ? "test_" : "val_";
}

/** `loss`, `val_loss`, `loss_a`, `train/loss`, `total`: one word, so that prose with a loss in it is no header. */
export const isLossColumn: (name: string) => boolean = remembered(
  (name) =>
    !/[\s,;:={}"'<>[\]]/.test(name) && (isLossName(name) || isTotalName(withoutSplit(name))),
);
