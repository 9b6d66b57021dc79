// Parts of training and of validation in four epochs, and how Keras prints them with a total that leaves so much.

export const SPLIT_PARTS = [
  [2.9442, 0.3874, 2.2559, 0.0861],
  [2.3051, 0.2213, 2.1807, 0.0742],
  [1.8673, 0.1432, 2.1104, 0.0688],
  [1.6312, 0.1187, 2.0561, 0.0641],
] as const;

/** Parts and total of train, then of validation, an epoch each, as a line of `verbose=2` prints them. */
export function logOfEpochs(rows: readonly (readonly string[])[], steps: number): string {
  return rows
    .map(
      ([a, b, loss, valA, valB, valLoss], i) =>
        `Epoch ${i + 1}/${rows.length}\n${steps}/${steps} - 1s - 90ms/step - a_loss: ${a} - b_loss: ${b} - loss: ${loss} - val_a_loss: ${valA} - val_b_loss: ${valB} - val_loss: ${valLoss}\n`,
    )
    .join("");
}

export function pairsOf(prefix: string, a: number, b: number, left: number): string {
  return `${prefix}a_loss: ${a.toFixed(4)} - ${prefix}b_loss: ${b.toFixed(4)} - ${prefix}loss: ${(a + b + left).toFixed(4)}`;
}
