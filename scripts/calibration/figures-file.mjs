// Measured logs ↔ one table of text: a line a log, a column a figure, empty where it does not apply.

const FIXED = ["generator", "run", "variant", "epochs", "single", "verdicts", "causes"];

export function write(figures, logs) {
  const head = [...FIXED, ...figures.map(({ id, unit }) => `${id}:${unit}`)].join("\t");
  const lines = logs.map((log) =>
    [
      log.generator,
      log.run,
      log.variant,
      log.epochs,
      log.single ? 1 : 0,
      log.verdicts.join(","),
      [...new Set(log.causes)].join(","),
      ...figures.map(({ id }) => log.figures[id] ?? ""),
    ].join("\t"),
  );
  return `${[head, ...lines].join("\n")}\n`;
}

export function read(text) {
  const [head, ...lines] = text.trimEnd().split("\n");
  const figures = head
    .split("\t")
    .slice(FIXED.length)
    .map((name) => ({ id: name.split(":")[0], unit: name.split(":")[1] }));
  const logs = lines.map((line) => {
    const [generator, run, variant, epochs, single, verdicts, causes, ...values] = line.split("\t");
    return {
      generator,
      run,
      variant,
      epochs: Number(epochs),
      single: single === "1",
      verdicts: verdicts.split(",").filter(Boolean),
      causes: causes.split(",").filter(Boolean),
      figures: Object.fromEntries(
        values.flatMap((value, i) => (value === "" ? [] : [[figures[i].id, Number(value)]])),
      ),
    };
  });
  return { figures, logs };
}
