// Charts that W&B exported as CSV → records, every run in them by itself.

import type { LineDialect } from "./dialect.ts";
import { hasLoss, readChartHeader } from "./tables/chart-header.ts";
import { createChartReader } from "./tables/chart-reader.ts";

export const wandbChart: LineDialect = {
  id: "wandb-chart",
  title: "W&B chart as CSV",
  input: "lines",
  numbers: "full",
  doc: {
    writer: "the button that exports a chart of Weights & Biases as CSV",
    quirks: [
      "columns are named `run - metric`, split at the last ` - `; every run is a run of its own, and its cells are empty where it has no value",
      "charts one after another (`cat loss.csv a_loss.csv | lossledger`) are put together by run and place on the axis, until a column comes again",
      "`__MIN` and `__MAX` are left out beside their column; where they differ from it the chart shows averages, and a note says so",
      "epochs are the axis `epoch` or a charted `epoch`; without them the steps (`Step`, or a charted `_step`) are counted instead, from 1; without either, rows are counted",
      "a chart shows a sample of a long run's points: its whole history is in `run.scan_history()`",
    ],
  },
  samples: [
    {
      text: '"Step","swift-1 - loss","swift-1 - loss__MIN","swift-1 - loss__MAX","swift-1 - a_loss","swift-1 - a_loss__MIN","swift-1 - a_loss__MAX"\n"0","2.7980","2.7980","2.7980","0.6285","0.6285","0.6285"\n"1","2.6733","2.6733","2.6733","0.5931","0.5931","0.5931"',
      records: 2,
    },
    {
      text: '"epoch","a - 1 - loss","a - 1 - a_loss","a - 2 - loss","a - 2 - a_loss"\n"0","0.8506","1.4184","",""\n"1","-0.7895","1.4186","",""\n"2","","","0.7500","1.2500"\n',
      records: 3,
    },
    {
      text: "Relative Time (Process);run - loss;run - loss__MIN;run - loss__MAX;run - _step\n0.5;2.9814;2.9814;2.9814;0\n1.25;2.7017;2.7017;2.7017;1\n",
      records: 2,
    },
  ],
  createRecognizer:
    () =>
    ({ text }) => {
      const header = readChartHeader(text);
      return header !== undefined && hasLoss(header);
    },
  createReader: createChartReader,
};
