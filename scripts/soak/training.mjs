// A number of updates and a seed → what a training of so many prints: bars of Keras 3 with a hidden term, in pieces of some 64 KiB.

import { createDraws } from "../attack/draws.mjs";

const PIECE = 2 ** 16;
const WIDTH = 20;
const BARS = Array.from(
  { length: WIDTH + 1 },
  (_, filled) => "━".repeat(filled) + "─".repeat(WIDTH - filled),
);
/** Ten thousandths as they are printed. */
const FOUR = Array.from({ length: 40_000 }, (_, n) => (n / 10_000).toFixed(4));

export function shapeOf(updates) {
  const epochs = Math.max(10, Math.min(500, Math.floor(updates / 1000)));
  return { epochs, steps: Math.ceil(updates / epochs) };
}

/** Text of the epochs, as bytes; `from` and `to` give a part of them. */
export function* training(updates, seed, { from = 1, to = Infinity } = {}) {
  const { epochs, steps } = shapeOf(updates);
  let text = "";
  for (let epoch = from; epoch <= Math.min(to, epochs); epoch += 1) {
    const draws = createDraws(seed, epoch);
    const hidden = Math.round(20_000 * 0.997 ** epoch);
    text += `Epoch ${epoch}/${epochs}\n`;
    for (let step = 1; step <= steps; step += 1) {
      const [a, b] = [1000 + draws.below(6000), 500 + draws.below(3000)];
      const bar = BARS[Math.floor((WIDTH * step) / steps)];
      text += `\r${step}/${steps} ${bar} 4s 2ms/step - a_loss: ${FOUR[a]} - b_loss: ${FOUR[b]} - loss: ${FOUR[a + b + hidden]}`;
      if (text.length < PIECE) continue;
      yield Buffer.from(text);
      text = "";
    }
    text += "\n";
  }
  yield Buffer.from(text);
}
