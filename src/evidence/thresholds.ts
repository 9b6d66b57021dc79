// Every number that the figures are taken with, with its reason. What they mean for a verdict is not said here: the tables learn it.

/** Numbers of a printed value: itself, low and high. */
export const NUMBERS = 3;

/** Rows that a course needs: two tell no bend. */
export const COURSE_ROWS = 3;
/** Rows from which on jumps are told from a course that merely bends. */
export const JUMP_ROWS = 4;
/** Pairs of rows, places or moves that a median is taken of. */
export const FEWEST_PAIRS = 3;
/** Updates, in two epochs or more, that tell whether a remainder moves with the batches. */
export const BATCH_UPDATES = 4;

/**
 * Weights that explain all rows count as proof of themselves with so many bits of agreement, be there rows to spare or not:
 * none of 187 such logs of three generators hid a term. Those of validation alone are as many: of 12 with 17 or more all
 * were the true ones, of two with 9 and 11 none was.
 */
export const AGREEMENT_BITS = 13;

/** Beyond so many decades either way a quotient says no more. */
export const MOST_DECADES = 6;

/** Of how far a remainder moves in an epoch, the part that it may lie off the line through the epochs' means: it bends. */
export const FREE_SHARE = 0.25;
/** The same for a line from one epoch's first update to the next one's. */
export const CURVED_SHARE = 0.12;
/** A rounding error is even over ± half a unit: its variance is a third of that half unit squared. */
export const VARIANCE: number = 1 / 3;
/** A z-score below this is none. */
export const LEAST_SCORE = 0.1;
/** Where the last batch moves nothing by more roundings than this, it tells nothing of its size. */
export const MOVED_ROUNDINGS = 4;

/** A total that strays from its course by less than twice its rounding, as a mean square, shows nothing; and shifts that tell what is chance. */
export const STRAYS = 4;
export const MOST_SHIFTS = 16;

/** A hidden term is above zero in more rows than this share of them. */
export const MOSTLY = 0.7;
/** Below the sum by more than this no two averages lie, and no hidden term. */
export const FAR_APART = 0.3;
/** Sizes of the last batch are one and the same within this part of them, and rounding. */
export const SAME_SIZE = 0.1;
/** Steps that no row prints are told where rounding leaves a quarter of one. */
export const PINNED_STEPS = 0.25;
/** A share of the total below this is none, as a logarithm is taken of it. */
export const LEAST_SHARE = 1e-7;
/** The share of a total that is next to nothing is left at some remainder. */
export const MOST_SHARE = 1e3;
/** Violations of a linear program below this are its arithmetic. */
export const PROGRAM_SLACK = 1e-9;

/** Rows in which a part counts against the total as much as it was expected to count for it, and those in which it does so at a weight of its own. */
export const TURNED_ROWS = 2;
export const TAKEN_OFF_ROWS = 4;
/** How near the rows' middle that weight is, relative, and how many digits it has. */
export const TAKEN_OFF_NEAR = 0.01;
export const TAKEN_OFF_DIGITS = 2;
