// A table of bits and the figures of a log → probabilities, and what spoke for them.

/** Bits for and against each class that a figure adds, by the bin it falls in. */
export interface TableEntry {
  readonly figure: string;
  /** Bin = number of edges that the figure reaches. */
  readonly edges: readonly number[];
  /** One list a class, in the order of the table's classes: tenths of a bit, one a bin. */
  readonly bits: readonly (readonly number[])[];
}

/** Entries are whole tenths, as exact as they are known, and short. */
const TENTHS = 10;

/** An additive table: probability = 2^((start + every figure's entry) / 10) over the sum of the classes. */
export interface EvidenceTable {
  readonly classes: readonly string[];
  /** Tenths of a bit before any figure: how often each class is met (the priors). */
  readonly start: readonly number[];
  readonly entries: readonly TableEntry[];
}

/** Of verdicts, by what stands beside the total; of causes, by their verdict. */
export interface EvidenceTables {
  readonly components: EvidenceTable;
  readonly oneMetric: EvidenceTable;
  readonly hiddenTerm: EvidenceTable;
  readonly measuredDifferently: EvidenceTable;
  readonly changingWeights: EvidenceTable;
}

/** What a log's figures are; one that does not apply is missing, and says nothing. */
export type FigureValues = ReadonlyMap<string, number>;

/** Class → probability; they add up to 1. */
export function probabilitiesOf(table: EvidenceTable, values: FigureValues): Map<string, number> {
  const sums = table.classes.map((_, q) => table.start[q] as number);
  for (const entry of table.entries) {
    const bin = binOf(entry, values);
    if (bin === undefined) continue;
    entry.bits.forEach((bits, q) => {
      sums[q] = (sums[q] as number) + (bits[bin] as number);
    });
  }
  return fromTenths(table.classes, sums);
}

function fromTenths(classes: readonly string[], tenths: readonly number[]): Map<string, number> {
  const most = Math.max(...tenths);
  const powers = tenths.map((value) => 2 ** ((value - most) / TENTHS));
  const whole = powers.reduce((sum, value) => sum + value, 0);
  return new Map(classes.map((id, q) => [id, (powers[q] as number) / whole]));
}

/** How many bits a figure speaks for a class, against the mean of the others. */
export interface Reason {
  readonly figure: string;
  readonly value: number;
  readonly bits: number;
}

/** The figures that speak for a class, the strongest first. */
export function reasonsFor(
  table: EvidenceTable,
  values: FigureValues,
  wanted: string,
): readonly Reason[] {
  const own = table.classes.indexOf(wanted);
  return table.entries
    .flatMap((entry): Reason[] => {
      const bin = binOf(entry, values);
      const value = values.get(entry.figure);
      if (bin === undefined || value === undefined || own < 0) return [];
      const others = entry.bits.flatMap((bits, q) => (q === own ? [] : [bits[bin] as number]));
      const mean = others.reduce((sum, bits) => sum + bits, 0) / Math.max(1, others.length);
      return [
        { figure: entry.figure, value, bits: ((entry.bits[own]?.[bin] as number) - mean) / TENTHS },
      ];
    })
    .toSorted((a, b) => b.bits - a.bits);
}

function binOf({ figure, edges }: TableEntry, values: FigureValues): number | undefined {
  const value = values.get(figure);
  if (value === undefined) return undefined;
  let bin = 0;
  while (bin < edges.length && value >= (edges[bin] as number)) bin += 1;
  return bin;
}
