// A line → the same with signs that are read alike as one, each in its place.

import { LETTERED } from "./clock.ts";

/** `loss(0.5)  a_loss(0.3)`, `loss[0.5] a_loss[0.3]`: numbers in brackets right behind their names, with nothing between them and the next name. */
const CALL = String.raw`[a-z][\w/.-]{0,60}[([][-+]?\d{1,9}\.[\de+-]{1,20}[)\]]`;
const CALLED = new RegExp(CALL, "gi");
const CALLED_TWICE = new RegExp(
  String.raw`(?:[\s,:]|^)${CALL}[\s,]{1,4}${CALL}(?:[\s,]{1,4}[a-z|]|: {1,4}\d{1,3}%|\s{0,4}$)`,
  "i",
);

/** What a mean spreads: `0.5 ± 0.1`. */
const SPREAD = /\s?(?:±|\+\/-)\s?[\d.e+-]{1,24}/g;

/** `0.5·kl`, `0.5 × 1.2 (kl)`: a weight, and what it is of. */
const TIMES = /[·×⋅](?<=\d ?.)(?= ?[A-Za-z_\d])/g;

/** `[Train] 0.5 (ce 0.3, kl 0.2)`, `[D] loss: 0.5`: the word is the name of its loss, or belongs to it. */
const OF_DATA = /\[(train(?=\] \d+\.)|val(?=\] \d+\.)|test(?=\] \d+\.)|[DG](?=\] loss))\] /gi;

/** `Loss weights: {'ce': 1.0, 'kl': 0.1}`: no losses. */
const WEIGHTS = /weights?['"]?\s?[:=]\s?\{[^{}]{0,1000}\}/gi;

/** `损失：0.5，`, `loss -> 0.5`: signs as wide as a Chinese letter, and arrows, each in its place as what it stands for. */
export function halfWidth(text: string): string {
  const plain =
    text.includes("->") || text.includes(":=") ? text.replace(/(?<!-)->|:=/g, " =") : text;
  const isCalled = /[([]/.test(plain) && CALLED_TWICE.test(plain);
  const called = isCalled
    ? plain.replace(CALLED, (call) => `${call.replace(/[([]/, "=").slice(0, -1)} `)
    : plain;
  const isSpread = plain.includes("±") || plain.includes("+/-");
  const single = isSpread ? called.replace(SPREAD, (spread) => " ".repeat(spread.length)) : called;
  return single
    .replace(TIMES, "*")
    .replace(WEIGHTS, (all) => " ".repeat(all.length))
    .replace(OF_DATA, "  $1 ")
    .replace(/[\u3000-\u3002\u3010\u3011\uff01-\uff5e]/g, (sign) => {
      const known = " ,.[]"["\u3000\u3001\u3002\u3010\u3011".indexOf(sign)];
      return known ?? String.fromCodePoint(sign.charCodeAt(0) - 0xfee0);
    });
}

/** `第3轮 损失: 0.5`, `E03 loss 0.5`: a comma where the word for the epoch ends, as it would be taken for a part of the name. */
export function withoutEpoch(text: string): string {
  const front = LETTERED.exec(text)?.[0].length ?? 0;
  const plain = front === 0 ? text : `${text.slice(0, front - 1)},${text.slice(front)}`;
  return plain.includes("第") ? plain.replace(/(第[^轮]{1,16})轮/g, "$1,") : plain;
}
