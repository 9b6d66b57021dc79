// Histories of metrics that MLflow exported as CSV, one value a row → records, every run by itself.

import type { LineDialect } from "./dialect.ts";
import { createMetricTableReader, readMetricHeader } from "./tables/metric-table.ts";

export const mlflowCsv: LineDialect = {
  id: "mlflow-csv",
  title: "MLflow metrics as CSV",
  input: "lines",
  numbers: "full",
  doc: {
    writer:
      "the button that exports the history of a chart of MLflow as CSV, tables of `MlflowClient.get_metric_history`",
    quirks: [
      "one value of a metric a row, in columns `key`, `metric` or `name`, `value` and `step` or `epoch`; put together by run (`run_id`, `Run ID`) and step",
      "MLflow's autologging of Keras takes the epoch as step, from 0; it is shown from 1, as `fit` prints it",
      "steps that fall begin another run, as of a training that was begun anew; where every value has the same step, rows are counted",
      "metrics of the machine (`system/…`) and values at steps without a loss are left out",
      "the epoch that EarlyStopping went back to, which MLflow logs once more in the end, is left out",
    ],
  },
  samples: [
    {
      text: '"Run","Run ID","metric","step","timestamp","value"\n"swan-7","5f0c","a_loss","0","1700000000000","0.6285"\n"swan-7","5f0c","a_loss","1","1700000001000","\'-0.5931"\n"swan-7","5f0c","loss","0","1700000000000","2.7980"\n"swan-7","5f0c","loss","1","1700000001000","2.6733"\n',
      records: 2,
    },
    {
      text: "run_id,key,value,step,timestamp\n5f0c,loss,0.8506,0,1700000000000\n5f0c,a_loss,1.4184,0,1700000000000\n7b21,loss,0.7500,0,1700000000000\n7b21,a_loss,1.2500,0,1700000000000\n",
      records: 2,
    },
  ],
  createRecognizer:
    () =>
    ({ text }) =>
      readMetricHeader(text) !== undefined,
  createReader: createMetricTableReader,
};
