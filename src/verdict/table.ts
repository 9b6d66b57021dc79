// A table of bits and the figures of a log → probabilities.

/** Bits for and against each class that a figure adds, by the bin it falls in. */
interface TableEntry {
  readonly figure: string;
  /** Bin = number of edges that the figure reaches. */
  readonly edges: readonly number[];
  /** One list a class, in the order of the table's classes: tenths of a bit, one a bin. */
  readonly bits: readonly (readonly number[])[];
}

/** What arithmetic leaves of a figure that is at an edge: the same log in other units falls into the same bin. */
const EDGE = 1e-9;

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

/** What a log's figures are, by id; one that does not apply is undefined, and says nothing. */
export type FigureValues = (figure: string) => number | undefined;

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
  const most = Math.max(...sums);
  const powers = sums.map((value) => 2 ** ((value - most) / TENTHS));
  const whole = powers.reduce((sum, value) => sum + value, 0);
  return new Map(table.classes.map((id, q) => [id, (powers[q] as number) / whole]));
}

function binOf({ figure, edges }: TableEntry, values: FigureValues): number | undefined {
  const value = values(figure);
  if (value === undefined) return undefined;
  let bin = 0;
  while (bin < edges.length && value >= (edges[bin] as number) - EDGE) bin += 1;
  return bin;
}
