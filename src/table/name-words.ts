// Words of other languages that names of losses are made of → the English ones, by which names are told.

const SPLITS = {
  train: "训练集?|訓練|학습(?!률)|훈련",
  val: "验证集?|驗證|検証|검증",
  test: "测试集?|測試|テスト|테스트",
};

const SPLIT = new RegExp(
  `^(?:${Object.entries(SPLITS)
    .map(([word, own]) => `(?<${word}>${own})`)
    .join("|")})`,
);

const WORDS: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/总体损失|总损失|總損失|総損失|合計損失|총 ?손실|总\s?loss/gi, "total_loss"],
  [/学习率|學習率|学習率|학습률/g, "lr"],
  [/准确率|準確率|精度|정확도/g, "acc"],
  [/平均|평균/g, "_avg_"],
  [/最佳|最好|最低|最优|최고/g, "_best_"],
  ...Object.entries(SPLITS).map(([word, own]) => [new RegExp(own, "g"), `_${word}_`] as const),
  [/损失|損失|손실/g, "_loss_"],
  [
    /gesamtverlust|perte totale|p[eé]rdida total|общ\S{1,3} потер[яи]|toplam kay[ıi]p/gi,
    "total_loss",
  ],
  [/ℒ|𝓛/g, "L"],
  [/verlust|perte|p[eé]rdida|perda|потер[яи]|kay[ıi]p|kayb[ıi]/gi, "loss"],
];

const EASTERN = /[\u3000-\uffff]/;
const FOREIGN = /[\u3000-\uffff]|ℒ|verlust|perte|p[eé]rdida|perda|потер|kay[ıib]/i;

/** O(length); a name without such letters stays as it is. */
export function inEnglish(name: string): string {
  if (!FOREIGN.test(name)) return name;
  return WORDS.reduce((text, [pattern, word]) => text.replace(pattern, word), name)
    .replace(/[_ ]{2,}/g, "_")
    .replace(/^_|_$/g, "");
}

/** `训练` of `训练损失`: no sign stands between words of languages that are written without blanks. */
export function easternSplit(name: string): { word: string; mark: string } | undefined {
  const match = EASTERN.test(name) ? SPLIT.exec(name) : null;
  const word = Object.entries(match?.groups ?? {}).find(([, own]) => own !== undefined)?.[0];
  return match === null || word === undefined ? undefined : { word, mark: match[0] };
}
