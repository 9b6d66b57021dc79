// Columns as earlier rows printed them → whether a number at the end of a row lacks its end.

import { hasFourDecimals } from "../scan.ts";
import type { NewRows } from "./kept-rows.ts";
import type { KerasPair } from "./row-text.ts";

export interface Habits {
  learn(pair: KerasPair): void;
  /** Learns from rows whose every number has four decimals. */
  learnRows(news: NewRows): void;
  /** Whether the number that ends a row lacks its end, judged by the other rows. */
  isCutOff(pair: KerasPair, unended: boolean): boolean;
  /** Whether the whole numbers so far all had four decimals; undefined when there were none. */
  fourDecimals(): boolean | undefined;
}

/** How a column was printed in earlier rows. */
interface Habit {
  four: number;
  other: number;
  exponent: boolean;
}

export function createHabits(): Habits {
  const habits = new Map<string, Habit>();
  let four = 0;
  let other = 0;

  const habitOf = (name: string): Habit => {
    let habit = habits.get(name);
    if (habit === undefined) {
      habit = { four: 0, other: 0, exponent: false };
      habits.set(name, habit);
    }
    return habit;
  };

  return {
    learn({ name, text }) {
      const isFour = hasFourDecimals(text);
      const habit = habitOf(name);
      if (isFour) {
        four += 1;
        habit.four += 1;
      } else {
        other += 1;
        habit.other += 1;
      }
      if (text.includes("e")) habit.exponent = true;
    },
    learnRows({ names, rows, withExponent }) {
      four += rows * names.length;
      for (const name of names) habitOf(name).four += rows;
      for (const name of withExponent) habitOf(name).exponent = true;
    },
    isCutOff({ name, text }, unended) {
      const habit = habits.get(name);
      if (hasFourDecimals(text)) {
        // A `%.4e` that lost its exponent looks like a `%.4f`.
        return unended && habit?.exponent === true && /^-?\d\.\d{4}$/.test(text);
      }
      if (text.endsWith(".")) return true;
      if (habit !== undefined && habit.four + habit.other > 0) return habit.other === 0;
      return other === 0 && four >= (unended ? 1 : 3);
    },
    fourDecimals: () => (four + other === 0 ? undefined : four >= 4 * other),
  };
}
