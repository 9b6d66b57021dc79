// Names of columns → whether they are those of a loss, of a total, or of something that merely looks like a part of one.

import { inEnglish } from "./name-words.ts";

/** Names without case, with one sign between words: `Loss/total_loss`, `Total loss` and `total-loss` are written alike. */
function plain(name: string): string {
  return inEnglish(name)
    .trim()
    .toLowerCase()
    .replace(/[ .:-]/g, "_");
}

/** The component as people call it: without a `_loss` that says nothing. */
export function partName(component: string): string {
  const bare = component.replace(/(?<=.)[_ /.-]loss$/i, "");
  return bare.trim() === "" ? component : bare;
}

/** PyTorch Lightning marks means over an epoch and values of one batch so. */
const AVERAGED = /_(?:epoch|step)$/;

/** Names of a whole, the surest first. `loss` is one of them, and a part where a surer one is beside it. */
const TOTALS: readonly string[] = [
  "total_loss",
  "loss_total",
  "total",
  "totalloss",
  "tot_loss",
  "loss_tot",
  "total_losses",
  "tot_losses",
  "overall_loss",
  "loss_overall",
  "loss_all",
  "all_loss",
  "sum_loss",
  "loss_sum",
  "total_cost",
  "loss",
  "current_loss",
  "final_loss",
  "combined_loss",
  "joint_loss",
  "weighted_loss",
  "l_total",
  "ltotal",
  "l_tot",
  "ltot",
  "lsum",
  "tot",
  "overall",
  "objective",
  "loss_objective",
  "cost",
  "criterion",
  "elbo",
  "nelbo",
  "neg_elbo",
  "negative_elbo",
  "free_energy",
];

/** Averages, extremes and settings, which are never a part; of the loss, or by one of its splits: `best_val_loss`. */
const SMOOTHED: readonly string[] = ["ema", "smoothed", "moving"];
const AVERAGES: readonly string[] = ["avg", "ave", "median", "running", ...SMOOTHED];
const DECOYS: readonly string[] = [
  ...AVERAGES,
  "best",
  "lowest",
  "cumulative",
  "accumulated",
  "history",
  "prev",
  "previous",
];
const BETWEEN = /^(?:train|val|valid|validation|eval|dev|test|total)$/;
const DECOYS_AFTER: readonly string[] =
  "scale scaler scaling weight weights coef coeff factor avg average best min max ema smoothed std var delta diff ratio change lr count num name time".split(
    " ",
  );
const TIME = /loss(?:es)?_\w+_time$/;
/** Of these the names of quantities are as often short. */
const SPREADS: ReadonlySet<string> = new Set(["var", "std", "delta", "diff"]);
/** `DeltaLossPi`, `delta_loss`: how much a loss changed. */
const CHANGE = /^deltaloss|^delta_loss_|^difference_of_/;
const UNSCALED = /_(?:unscaled|unweighted|raw)$/;

/** What other programs than Keras, which may have an output called so, print before the loss as its mean. */
const MEAN = /^(?:mean|average|min|max)_(?:total_)?loss$/;

/** 0 for the surest; −1 for a name that no total has. The last part of a path counts: `main/loss`, `Loss/total_loss`. */
export function totalRank(name: string): number {
  const bare = plain(name).replace(AVERAGED, "");
  return TOTALS.indexOf(bare.slice(bare.lastIndexOf("/") + 1));
}

export function isTotalName(name: string): boolean {
  return totalRank(name) >= 0;
}

/** `metrics.loss`: the name of a total below another word, which only the user can tell is one. */
export function mayBeTotal(name: string): boolean {
  return isTotalName(name.slice(name.lastIndexOf(".") + 1));
}

/** `avg_loss_cls`: the mean of a part, which is a part of the mean. */
const MEAN_OF_PART = /^(?:avg|ave|running)_loss_(?!train|val|test|eval|dev)[a-z]/;

export function isMeanOfPart(name: string): boolean {
  return MEAN_OF_PART.test(plain(name));
}

/** Several such means without the loss itself. */
function areParts(others: readonly string[]): boolean {
  return others.filter(isMeanOfPart).length > 1 && !others.some((other) => isTotalName(other));
}

/** `mean_loss`, `train_loss_avg`: taken as the total where no other column can be. */
export function isAverageName(name: string): boolean {
  const bare = plain(name);
  if (isLossAfter(SMOOTHED, bare)) return false;
  return MEAN.test(bare) || isLossAfter(AVERAGES, bare) || /loss_(?:avg|average|mean)$/.test(bare);
}

/** Among other columns `loss_var` is the spread of `loss` only where that is one of them, and else the loss of what is called `var`. */
export function isDecoy(name: string, others?: readonly string[]): boolean {
  const bare = plain(name);
  if (isLossAfter(DECOYS, bare))
    return others === undefined || !MEAN_OF_PART.test(bare) || !areParts(others);
  const after = /_([a-z]+)$/.exec(bare)?.[1];
  const of = after === undefined ? "" : bare.slice(0, -after.length - 1);
  if (after !== undefined && /loss(?:es)?$/.test(of) && DECOYS_AFTER.includes(after)) {
    const isAlone = SPREADS.has(after) && others?.some((other) => plain(other) === of) === false;
    return !isAlone;
  }
  return [TIME, UNSCALED, CHANGE].some((pattern) => pattern.test(bare));
}

/** Whether a loss, or that of a split, has one of the words before it. As one pattern they took a start-up a millisecond. */
function isLossAfter(words: readonly string[], bare: string): boolean {
  const parts = bare.split("_");
  const isOne = (part: string | undefined): boolean =>
    part !== undefined && words.includes(part.slice(part.lastIndexOf("/") + 1));
  return parts.some((part, i) => {
    const before = parts[i - 1];
    if (part !== "loss" || before === undefined) return false;
    return isOne(before) || (BETWEEN.test(before) && isOne(parts[i - 2]));
  });
}

export function isMeanName(name: string): boolean {
  return MEAN.test(plain(name));
}

/** `a_loss`, `loss_a`, `loss/a`, `a_loss_epoch`, `closs`, `CTCLoss`, `LossPi`, `lossG`, `decode.loss_ce`: a word of the name is `loss`. */
export function isLossName(given: string): boolean {
  const name = inEnglish(given);
  return (
    /(?:^|[^a-z])(?!m?logloss)[a-z]{0,6}loss(?:$|[^a-z])/i.test(name) ||
    /[A-Za-z\d]Loss(?:$|[^a-z])/.test(name) ||
    /(?:^|[^A-Za-z])[Ll]oss[A-Z]/.test(name) ||
    // Alone the word counts lost games.
    /[a-z\d]_losses(?:$|_)|^losses[_/][a-z]/i.test(name)
  );
}

/** Settings, which the program may change as it goes, and extremes and averages: no parts, whatever their numbers are. */
const SETTING =
  /^(?:lambda|alpha|beta|gamma|tau|eps|epsilon|[λαβγτε]|temp(?:erature)?)$|(?:^|[^a-z])(?:best|lowest|min|max|avg|average|ema|running|smoothed|prev|previous)(?:$|[^a-z])/i;

export function isSettingName(name: string): boolean {
  return SETTING.test(name);
}

/** `kl_weight`, `w_adv`, `kl_target`: what a term is multiplied by, or meant to come to. */
export function isWeightName(name: string): boolean {
  return /[a-z]_(?:weight|coeff?|scale|factor|lambda|beta|lr|target)$|^(?:lambda|w)_/.test(
    plain(name),
  );
}

/** Words by which terms of a loss go where a program does not call them losses: `kl`, `recon`, `train_ce`. */
const TERM =
  /(?:^|[^a-z])(?:kld?|kl_?div(?:ergence)?|reco(?:n|ns|nst|nstruction)?|ce|xent(?:ropy)?|cross_?entropy|bce|nll|ctc|adv(?:ersarial)?|gan|perc(?:ep(?:tual)?)?|vgg|lpips|tv|reg(?:ularization)?|penalty|commit(?:ment)?|vq|triplet|contra(?:stive)?|sup_?con|cycle|cyc|idt|identity|aux|focal|bbox|box|obj|cls|policy|actor|critic|main|pixel|content|style|feat|distill(?:ation)?|classification|regr(?:ession)?|locali[sz]ation|objectness|centerness|heatmap|giou|ciou|dfl|pde|ic|bc|kd|center|mlm|nsp|itc|itm|info_?nce|nce|nt_?xent|rpn|rcnn|kpts?|hm|wh|eikonal|photo(?:metric)?|census|sup|unsup|stft|mmd|lm|forces?|chamfer|laplacian|codebook|align(?:ment)?|uniform(?:ity)?)(?:$|[^a-z])/;
/** Words by which measurements go as often as terms of a loss. */
const EITHER =
  /(?:^|[^a-z])(?:value|task_?\d{0,2}|mse|mae|rmse|l1|l2|smooth_?l1|huber|hinge|dice|iou|ssim|rec|id|mask|seg|depth|flow|rgb|rc|normals?|offset|energy|pitch|mel|dur(?:ation)?|smooth(?:ness)?|sparsity|att(?:n|ention)?|conf(?:idence)?|xy|noobj|edge|bpp|distortion)(?:$|[^a-z])/;

/** `D_A`, `G_bg`: the losses of two networks, but for what a discriminator says of an image (`D_x`). */
const NETWORK = /^[DG](?:_(?![xz]|std|mean|var)[A-Za-z]\w{0,12})?$/;

/** `term`: a word for a part of a loss; `either`: one that measurements share. */
export function termOf(name: string): "term" | "either" | undefined {
  const bare = plain(name);
  if (isWeightName(name)) return undefined;
  // `Lce`, `Lreg`: as formulas have it.
  const index = /^L([a-z]{2,12})$/.exec(name)?.[1] ?? "";
  if (
    TERM.test(bare) ||
    TERM.test(index) ||
    NETWORK.test(name) ||
    /^[jl]_(?!rate|r$)[a-z]|[a-z]_l$|^err_?[dg]$/.test(bare)
  )
    return "term";
  return EITHER.test(bare) ? "either" : undefined;
}

const DISCRIMINATOR =
  /^(?:d|disc|discriminator)(?:$|_(?:loss|real|fake))|^loss_?(?:d|disc|discriminator)(?:$|_)/;
const ADVERSARIAL =
  /(?:^|_)(?:adv|adversarial|gan|gen|generator)(?:$|_)|^g(?:$|_loss)|^loss_?g(?:$|_)/;

/** Names of a discriminator's losses, which is trained apart from the generator whose losses stand beside them. */
export function ofDiscriminator(names: readonly string[]): readonly string[] {
  const bare = (name: string): string => plain(name);
  if (!names.some((name) => ADVERSARIAL.test(bare(name)))) return [];
  return names.filter((name) => DISCRIMINATOR.test(bare(name)));
}

const GENERATOR =
  /^g$|^(?:(?:total|final)_)?(?:g|gen|generator)_(?:total_)?loss$|^(?:total_)?loss_?(?:g|gen|generator)$|^(?:g|gen|generator)_total$|^loss_?(?:g|gen|generator)_total$/;

/** `g_loss`, `loss_G`, `G`: the whole of a generator, where its terms stand beside it. */
export function isGeneratorName(name: string): boolean {
  const bare = plain(name);
  return GENERATOR.test(bare.slice(bare.lastIndexOf("/") + 1));
}

/** `loss_vae`, `elbo_loss`: the whole of a variational model, likewise. */
export function isBoundName(name: string): boolean {
  return /^(?:\w+_)?(?:c?vae|wae|n?elbo)_loss$|^loss_(?:c?vae|wae|n?elbo)$/.test(plain(name));
}

/** A pattern of names in which `*` stands for any text; the case does not count. O(length of both). */
export function matchesPattern(name: string, pattern: string): boolean {
  const text = name.toLowerCase();
  const [first = "", ...rest] = pattern.toLowerCase().split("*");
  if (rest.length === 0) return text === first;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? "";
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
