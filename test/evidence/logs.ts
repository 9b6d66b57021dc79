// Tiny logs as Keras prints them, one for each way a log can look; each row can be summed in one's head.

/** A penalty of 1.0, 0.9, 0.8, 0.7 beside parts that jump; validation has what its epoch ends with. */
export const PENALTY: string = `Epoch 1/4
10/10 - 1s - loss: 3.0000 - a_loss: 1.5000 - b_loss: 0.5000 - val_loss: 2.9500 - val_a_loss: 1.4000 - val_b_loss: 0.6000
Epoch 2/4
10/10 - 1s - loss: 3.9000 - a_loss: 2.5000 - b_loss: 0.5000 - val_loss: 1.8500 - val_a_loss: 0.5000 - val_b_loss: 0.5000
Epoch 3/4
10/10 - 1s - loss: 2.0000 - a_loss: 1.0000 - b_loss: 0.2000 - val_loss: 4.7500 - val_a_loss: 3.0000 - val_b_loss: 1.0000
Epoch 4/4
10/10 - 1s - loss: 2.7000 - a_loss: 1.2000 - b_loss: 0.8000 - val_loss: 2.1500 - val_a_loss: 1.0000 - val_b_loss: 0.5000
`;

/** Adds up in every row. */
export const CLEAN: string = `Epoch 1/4
10/10 - 1s - loss: 2.0000 - a_loss: 1.5000 - b_loss: 0.5000 - val_loss: 2.0000 - val_a_loss: 1.4000 - val_b_loss: 0.6000
Epoch 2/4
10/10 - 1s - loss: 3.0000 - a_loss: 2.5000 - b_loss: 0.5000 - val_loss: 1.0000 - val_a_loss: 0.5000 - val_b_loss: 0.5000
Epoch 3/4
10/10 - 1s - loss: 1.2000 - a_loss: 1.0000 - b_loss: 0.2000 - val_loss: 4.0000 - val_a_loss: 3.0000 - val_b_loss: 1.0000
Epoch 4/4
10/10 - 1s - loss: 2.0000 - a_loss: 1.2000 - b_loss: 0.8000 - val_loss: 1.5000 - val_a_loss: 1.0000 - val_b_loss: 0.5000
`;

/** The same parts at weights of 1 and 0.2. */
export const WEIGHTED: string = `Epoch 1/4
10/10 - 1s - loss: 1.6000 - a_loss: 1.5000 - b_loss: 0.5000
Epoch 2/4
10/10 - 1s - loss: 2.6000 - a_loss: 2.5000 - b_loss: 0.5000
Epoch 3/4
10/10 - 1s - loss: 1.0400 - a_loss: 1.0000 - b_loss: 0.2000
Epoch 4/4
10/10 - 1s - loss: 1.3600 - a_loss: 1.2000 - b_loss: 0.8000
`;

/** `b_loss` counts once in two epochs and three times in the four after them. */
export const SCHEDULE: string = `Epoch 1/6
10/10 - 1s - loss: 2.0000 - a_loss: 1.5000 - b_loss: 0.5000
Epoch 2/6
10/10 - 1s - loss: 3.1000 - a_loss: 2.5000 - b_loss: 0.6000
Epoch 3/6
10/10 - 1s - loss: 1.7000 - a_loss: 1.0000 - b_loss: 0.7000
Epoch 4/6
10/10 - 1s - loss: 3.6000 - a_loss: 1.2000 - b_loss: 0.8000
Epoch 5/6
10/10 - 1s - loss: 4.1000 - a_loss: 2.3000 - b_loss: 0.6000
Epoch 6/6
10/10 - 1s - loss: 3.4000 - a_loss: 1.9000 - b_loss: 0.5000
`;

/** An evaluation before the first epoch, then PENALTY's first two epochs. */
export const EVALUATION_FIRST: string = `10/10 - 0s - loss: 5.0000 - a_loss: 3.0000 - b_loss: 1.0000
${PENALTY.split("\n").slice(0, 4).join("\n")}
`;

/** PENALTY without its second epoch. */
export const MISSES_AN_EPOCH: string = PENALTY.split("\n").toSpliced(2, 2).join("\n");

/** Validation in every second epoch. */
export const EVERY_SECOND: string = PENALTY.split("\n")
  .map((line, i) => (i % 4 === 1 ? line.replace(/ - val_.*/, "") : line))
  .join("\n");

export const ONE_ROW: string = PENALTY.split("\n").slice(0, 2).join("\n");

/** Validation that is all zeros. */
export const ZERO_VALIDATION: string = PENALTY.replace(/(val_\w+): [\d.]+/g, "$1: 0.0000");

/** Two epochs of four batches, the bar after each: a penalty of 1 that falls by 0.1 an epoch. */
export const UPDATES: string = `Epoch 1/3
1/4 [=====>........................] - ETA: 3s - loss: 3.0000 - a_loss: 1.5000 - b_loss: 0.5000
2/4 [==============>...............] - ETA: 2s - loss: 3.9900 - a_loss: 2.5000 - b_loss: 0.5000
3/4 [=====================>........] - ETA: 1s - loss: 2.1800 - a_loss: 1.0000 - b_loss: 0.2000
4/4 [==============================] - 4s 1s/step - loss: 2.9700 - a_loss: 1.2000 - b_loss: 0.8000 - val_loss: 2.9000 - val_a_loss: 1.5000 - val_b_loss: 0.5000
Epoch 2/3
1/4 [=====>........................] - ETA: 3s - loss: 2.4000 - a_loss: 1.0000 - b_loss: 0.5000
2/4 [==============>...............] - ETA: 2s - loss: 2.2900 - a_loss: 0.9000 - b_loss: 0.5000
3/4 [=====================>........] - ETA: 1s - loss: 1.9800 - a_loss: 0.8000 - b_loss: 0.3000
4/4 [==============================] - 4s 1s/step - loss: 2.1700 - a_loss: 0.7000 - b_loss: 0.6000 - val_loss: 2.8000 - val_a_loss: 1.4000 - val_b_loss: 0.6000
Epoch 3/3
1/4 [=====>........................] - ETA: 3s - loss: 1.8000 - a_loss: 0.6000 - b_loss: 0.4000
2/4 [==============>...............] - ETA: 2s - loss: 2.0900 - a_loss: 0.8000 - b_loss: 0.5000
3/4 [=====================>........] - ETA: 1s - loss: 1.7800 - a_loss: 0.7000 - b_loss: 0.3000
4/4 [==============================] - 4s 1s/step - loss: 1.8700 - a_loss: 0.6000 - b_loss: 0.5000 - val_loss: 2.2000 - val_a_loss: 1.0000 - val_b_loss: 0.5000
`;

/** Progress updates of one epoch that never ends. */
export const UPDATES_ONLY: string = UPDATES.split("\n").slice(0, 4).join("\n");

/** Until the last of four batches total and parts agree; the last is a tenth of a full one, and both averages know it differently. */
export const SHORT_BATCH: string = `Epoch 1/3
1/4 [=====>........................] - ETA: 3s - loss: 4.0000 - a_loss: 3.0000 - b_loss: 1.0000
3/4 [=====================>........] - ETA: 1s - loss: 3.0000 - a_loss: 2.0000 - b_loss: 1.0000
4/4 [==============================] - 4s 1s/step - loss: 2.9677 - a_loss: 1.7500 - b_loss: 1.0000
Epoch 2/3
1/4 [=====>........................] - ETA: 3s - loss: 2.5000 - a_loss: 2.0000 - b_loss: 0.5000
3/4 [=====================>........] - ETA: 1s - loss: 2.0000 - a_loss: 1.5000 - b_loss: 0.5000
4/4 [==============================] - 4s 1s/step - loss: 2.0323 - a_loss: 1.7500 - b_loss: 0.5000
Epoch 3/3
1/4 [=====>........................] - ETA: 3s - loss: 1.5000 - a_loss: 1.0000 - b_loss: 0.5000
3/4 [=====================>........] - ETA: 1s - loss: 1.2000 - a_loss: 0.8000 - b_loss: 0.4000
4/4 [==============================] - 4s 1s/step - loss: 1.2645 - a_loss: 1.2000 - b_loss: 0.5000
`;

/** A total beside one metric of a single output. */
export const ONE_METRIC: string = `Epoch 1/3
10/10 - 1s - loss: 1.2000 - mse: 1.0000
Epoch 2/3
10/10 - 1s - loss: 0.7900 - mse: 0.6000
Epoch 3/3
10/10 - 1s - loss: 0.6800 - mse: 0.5000
`;
