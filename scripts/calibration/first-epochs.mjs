// A run → the run as it stood after some epochs.

/** Undefined where it had no more. */
export function firstEpochs(run, most) {
  const epochs = [...new Set(run.rows.map(({ epoch }) => epoch))];
  if (epochs.length <= most) return undefined;
  const isIn = ({ epoch }) => epoch <= epochs[most - 1];
  return { ...run, rows: run.rows.filter(isIn), updates: run.updates.filter(isIn) };
}
