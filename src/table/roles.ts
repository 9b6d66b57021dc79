// A Run's columns → which is the total, which are components, which are metrics, and why.

/** What a column is taken as. `weight-free` columns (learning rate, counters) are never part of the sum. */
export type Role = "total" | "component" | "metric" | "schedule";

export interface ColumnRole {
  readonly column: string;
  readonly role: Role;
  /** One clause: why it was taken so. */
  readonly reason: string;
}

export interface Roles {
  readonly total: string;
  readonly components: readonly string[];
  /** Columns that are neither: metrics, learning rate. */
  readonly others: readonly string[];
  /** A single-output log whose total is measured against its own metric (`mse`, `mae`, …). */
  readonly singleOutput: boolean;
  readonly columns: readonly ColumnRole[];
}
