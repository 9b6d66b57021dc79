/** A log of Keras with validation, whose training hides 0.5 in epoch 1 and 0.4 later. */
export const THREE_EPOCHS: string = [
  [3.5, 1, 2, 3.4],
  [2.6, 0.7, 1.5, 2.5],
  [1.9, 0.4, 1.1, 1.8],
]
  .map(
    ([loss, a, b, val = 0], i) =>
      `Epoch ${i + 1}/3\n10/10 - 1s - loss: ${loss?.toFixed(4)} - a_loss: ${a?.toFixed(4)} - b_loss: ${b?.toFixed(4)} - val_loss: ${val.toFixed(4)} - val_a_loss: ${a?.toFixed(4)} - val_b_loss: ${b?.toFixed(4)}\n`,
  )
  .join("");
