// Every number that decides in the judgement beside the calibrated tables, with its reason.

/** A remainder below this share of the total in every row is no gap: nobody acts on it. */
export const MATERIAL_SHARE = 1e-3;
/** A larger remainder that is so many times the rounding of its row or less may be that of float arithmetic. */
export const OFF_ROUNDINGS = 2;

/** How sure an exact fact makes its verdict (of 168 such logs of two generators 167 were right). */
export const FACT_PROBABILITY = 0.99;

// Here as well, as docs/verdict.md is made of the numbers of this file.
export { AGREEMENT_BITS } from "../evidence/thresholds.ts";
/** Of progress updates alone some rows must be to spare (right in 165 of 165 with two, and in 13 of 15 with one), as for one factor, or for one part that counts twice. */
export const AGREEMENT_SPARE = 2;
/** Roundings that a rest moves by for one factor to explain it: with fewer, eight of nine such factors of two and three digits stood for something else. */
export const FACTOR_ROUNDINGS = 10;
/** Bits of weights that explain every row, from which on what they nearly leave counts: of 16 with fewer, in logs of two and three digits, 11 stood for something else. */
export const NEARLY_BITS = 8;
/** Weights this near the expected ones, and not quite them, are what a small remainder makes of those: 9 of 12 such logs with so many bits hid a term, or had weights of 1. */
export const NEARLY_EXPECTED = 0.025;
/** Weights of no more digits at which next to nothing is left are the true ones: in all of 316 logs (of 66 with a digit more, in 63). */
export const SHORT_DIGITS = 2;
/** A weight of a stretch is known where its range is no wider than this share of it. */
export const PINNED = 0.06;
/** Nobody sets weights of more digits: both of the logs that such weights explained the updates of hid a term. */
export const SET_DIGITS = 4;
/** Share of the rows that add up within rounding at fitted weights, for these to be the true ones: with none, they were in 2 of 5 such logs of 500. */
export const OFTEN_EXACT = 0.25;

/**
 * A remainder of this share of every total or more that spreads over no more than this part of what the parts spread over:
 * a hidden term in 103 of 104 such logs of three generators, cut after 1, 2 and 3 epochs and whole.
 */
export const STEADY_SHARE = 0.01;
/** The same where constant weights explain all rows as well. */
export const STEADY_LARGE = 0.1;
export const STEADY_ROUNDINGS = 3;
export const STEADY: number = 10 ** -2.5;
/** Parts that move by less than this share of themselves: without updates such a remainder was a short batch's in both of two logs. */
export const STILL_SHARE = 0.02;

/**
 * A remainder of half of every total or more that strays from a smooth course by this share of itself at most, and by a tenth
 * of what the parts stray: a hidden term in all of 46 such logs (25 runs) that no constant weights explain.
 */
export const CALM_SHARE = 0.5;
export const CALM = 0.03;
export const CALMER = 0.1;
export const CALM_ROWS = 4;

/**
 * Updates of so many epochs whose remainder is above 0.1 % of every total, and spreads over no more than this part of what
 * the parts spread over: a hidden term in all of 395 such logs (116 runs) of two generators, where no constant weights
 * explain the updates, or only such as are nearly the expected ones.
 */
export const CALM_EPOCHS = 2;
export const CALM_UPDATES: number = 10 ** -1.5;

/**
 * So many epochs whose validation leaves what the next epoch's first update leaves, with a remainder and parts so many
 * roundings apart from 0 and from each other: a weight penalty in all of 51 such logs (21 runs).
 */
export const NEXT_PAIRS = 2;
export const ALIKE_ROUNDINGS = 10;

/** Of rows no more than weights, whose totals lie so far below the sum: so many bits of agreement make other weights likely, and no more than that. */
export const SHORT_BITS = 11;
export const FAR_BELOW = 0.3;
export const SHORT_PROBABILITY = 0.9;

/** Rows that are enough to say that a split adds up; and the share of its sum and the roundings that a row is far off by. */
export const SIDE_EPOCHS = 2;
export const SIDE_SHARE = 0.02;
export const SIDE_ROUNDINGS = 20;
/**
 * Validation that leaves so many times more than training before and after it, of this share of its total or more: no
 * weight penalty of 31 runs whose columns are averaged alike did so in any epoch, and 3 of 21 runs whose part was not printed.
 */
export const NEIGHBOURS_TIMES = 2;
export const NEIGHBOURS_SHARE = 0.1;
/** Epochs in which it is so: in none of 73 runs with a penalty beside one metric, in 70 of 87 with weights of samples and in 7 of 24 with smoothed labels in two or more. */
export const COURSE_LEFT = 2;
/** Odds against a penalty there, beside several parts: of 18 such logs (6 runs) without weights of their own none had one, and three cuts of a run that has both left the course too. */
export const COURSE_ODDS = 4;
/** Where validation adds up: weights that only training has would leave what strays as the parts do. */
export const CALMER_SIDE = 0.3;

/** Share of the updates whose total is the last batch of the parts, and how many of them there must be. */
export const LAST_BATCH_SHARE = 0.95;
export const LAST_BATCH_PAIRS = 4;

/**
 * Epochs in which a moving average goes on, the share of the way that a batch takes it at most, and how far the ways must
 * differ: all 44 such logs of 2,299 with updates in several epochs were of moving averages (14 runs), and none was missed.
 */
export const GOES_ON_EPOCHS = 3;
export const GOES_ON_SHARE = 0.5;
export const GOES_ON_APART = 0.25;

/**
 * Where epochs leave so many times what their updates leave, or are below their parts, a term is the smaller matter: a short
 * batch was averaged unevenly in all of 76 such logs (38 runs), 35 of which hid a term.
 */
export const LAST_BATCH_TIMES = 10;

/** A verdict is given from this probability on; below it two or more stay likely, and the answer is that the log does not tell. */
export const GIVEN = 0.6;
/** The same for logs with no more rows than weights, which many weights explain. */
export const GIVEN_OF_FEW = 0.8;
/** A verdict leads the others from this probability on: of a log of few epochs its first cause is named, as possible. */
export const LEADING = 0.5;
/**
 * Where constant weights explain every row, another verdict is no more likely than this, below what is called moderate: of
 * 40,000 made logs that add up at any weights some look like a small hidden term to the tables.
 */
export const EXPLAINED = 0.79;
/**
 * The same where one of those weights is so many times the expected one, or less than it by that factor: no other verdict is
 * given. Of 40 such runs with a row to spare or more 29 had other weights; of 18 with all weights nearer 17 hid a term. Nor
 * are weights that change where no part moves: a term that moves leaves the same rows.
 */
export const EXPLAINED_FAR = 0.49;
export const FAR_FACTOR = 1.6;
/**
 * A loop of somebody's own may print columns that are no parts: they leave this share of some total, and move with it no more
 * than the rest does (of 34 such logs that were accused at moderate or above, all but two; of logs that hide less none).
 */
export const OTHERS_LEAVE = 0.15;
export const MOVE_TOGETHER = 0.02;
export const MOVING_ROWS = 7;
/**
 * So many times more rows that add up than chance would have: another average or function were 9 of 31 such made logs that
 * the tables gave as that, terms that begin later or are 0 at times nearly all others; of 1,450 logs of real runs none.
 */
export const MORE_EXACT = 2;
/** The same of what may be missing alone because a column was not counted as a part. */
export const UNKNOWN_PARTS: number = EXPLAINED_FAR;
/**
 * Where a short batch may be averaged unevenly, and some weights leave no more than this share of what the expected ones do,
 * a hidden term is no more than possible: in 2,322 logs of 213 runs 44 that have weights of their own and a short batch were
 * accused at moderate or above; with this, 11.
 */
export const NEARLY_LEFT = 0.05;
/** Epochs that leave the first cause a guess, where the verdict is open and none leads. */
export const FEW_EPOCHS = 2;
/** A total below this share of its parts in every row: of 13 such logs that were said to have weights that change, none had. */
export const OTHER_SCALE = 0.03;
/**
 * A total whose strays the parts leave by more than this share of what chance leaves has nothing to do with them, as far as
 * its rows show.
 */
export const APART: number = 10 ** -0.2;
/** Weights that change begin as expected, with so much of the largest remainder at most, unless stretches are found that add up. */
export const BEGINS = -0.5;
/** Verdicts from this probability on are named as what it may be. */
export const NAMED = 0.15;
/** Causes of a verdict from this probability on are named beside those of the one that is given. */
export const RIVAL = 0.05;
/**
 * Causes this likely beside the first one are equally likely to whoever reads. The tables are surer of causes than they are
 * right on runs that they were not made from: there the right cause is among those named in 98 % of `wild` and 97 % of
 * `dense` at this share, and in 96 % of both at a quarter.
 */
export const ALIKE = 0.1;
/** A cause or a verdict less likely than this is one that the rows speak against. */
export const UNLIKELY = 0.03;

/** Of the terms that depend on the data and are in no column: the share that is an activity_regularizer, and that is a loss which is trained and not printed. A log does not tell. */
export const ACTIVITY_SHARE = 0.35;
export const MISSING_SHARE = 0.25;

/** How far printed averages of two kinds may lie apart, as a share of the total, before something else is looked for. */
export const AVERAGES_APART = 0.35;
/** The same in Keras, which averages from the first batch on: of 29 real runs the furthest middle row was at 0.79. */
export const AVERAGES_OF_KERAS_APART = 0.9;
/** Below the sum, as a share of it: of 86 courses of real runs with two averages each had a row that was nearer than 0.54. */
export const AVERAGES_BELOW = 0.6;
/** How sure it is that they differ by their averages as long as they lie no further apart. */
export const AVERAGES_PROBABILITY = 0.95;

/**
 * Odds that a hint gains a cause, against all other hidden terms together: a gap in the names of the columns for a part
 * that is not printed, `--expect-penalty` for a penalty. Such a gap gains as much for a hidden term (in all of 4 runs).
 */
export const NAMED_ODDS = 4;

/**
 * A metric that is so many times the loss, or less than it by that factor, is another function at these odds against sample
 * weights, which took it no further in any of 36 runs; another function was in five of six public logs.
 */
export const FAR_METRIC = 3;
export const OTHER_FUNCTION_ODDS = 1000;
/**
 * Half as far off its metric in validation as in training or more: sample weights that were named as moderately sure or surer
 * were another function in 20 of 101 logs of five generators, and with these odds against them in 5 of 65.
 */
export const OFF_ALIKE = 0.5;
export const OFF_ALIKE_ODDS = 5;

/** Of two causes that a log does not tell apart, a penalty comes first up to these odds against it: of nine hidden terms in public threads seven were penalties. */
export const PENALTY_FIRST = 0.65;

/** Rows from which on a total beside its one metric tells a term from a factor; below, both are as likely, and a term is named first. */
export const ONE_METRIC_ROWS = 3;
export const EVEN = 0.52;

/** A total above its one metric may hide a term, however much it looks like another function: of 162 such logs at 0.97 or more that the tables were not made from (27 runs) 10 did (three). */
export const ONE_METRIC_ABOVE = 0.95;

/** Validation of so many rows or more, most of which are this share below their sum (a short validation batch leaves up to 7 %), makes a hidden term so much less likely. */
export const VALIDATION_BELOW = 0.1;
export const FAR_ROWS = 2;
export const FAR_SHARE = 0.8;
export const FAR_ODDS = 0.05;

/** Shares of the parts that training leaves are one factor within this, and those of validation far less below this part of it: batches were averaged unevenly in all of 14 such runs of Keras 3, 9 of which hid a term that is the smaller part. */
export const STEADY_FACTOR = 1.25;
export const FAR_LESS = 0.3;

/** So many rows or more, each of which leaves this share of its total or more: of 29 runs of two averages of the same losses none did. */
export const ABOVE_ROWS = 5;
export const TOTAL_ABOVE = 0.1;

/**
 * Training and validation leave amounts this far apart, as a share of the larger: a short batch is averaged into one or
 * both. The one that leaves what updates do, as nearly as this, shows the term. A steady amount is no sign: a short batch
 * of validation is always the same (of 14 runs whose training was the steadier 5 left up to 38 times the term, of 8 whose
 * validation was 3 left up to 63 times). What updates leave was 0.88 to 1.11 of it in all of 36 logs.
 */
export const SPLITS_APART = 0.35;
export const SPLIT_AS_UPDATES = 0.1;
