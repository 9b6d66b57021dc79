// Programs that print losses and are no Keras, in the order in which their signs are looked for.

import { allennlp } from "./allennlp.ts";
import { basicsr } from "./basicsr.ts";
import { caffe } from "./caffe.ts";
import { chainer } from "./chainer.ts";
import { clu } from "./clu.ts";
import { coquiTts } from "./coqui-tts.ts";
import { cyclegan } from "./cyclegan.ts";
import { darknet } from "./darknet.ts";
import { deeplearning4j } from "./deeplearning4j.ts";
import { deepxde } from "./deepxde.ts";
import { detectron } from "./detectron.ts";
import { detr } from "./detr.ts";
import { detectron2 } from "./detectron2.ts";
import { diffusers } from "./diffusers.ts";
import { espnet } from "./espnet.ts";
import { fairseq } from "./fairseq.ts";
import { fastai } from "./fastai.ts";
import { fasterRcnnPytorch } from "./faster-rcnn-pytorch.ts";
import { firstOrderModel } from "./first-order-model.ts";
import { gluoncv } from "./gluoncv.ts";
import { hifiGan } from "./hifi-gan.ts";
import { hfTrainer } from "./hf-trainer.ts";
import { kerasRl } from "./keras-rl.ts";
import { lightningCsv } from "./lightning-csv.ts";
import { lightningBar } from "./lightning-bar.ts";
import { maskrcnnBenchmark } from "./maskrcnn-benchmark.ts";
import { metricLogger } from "./metric-logger.ts";
import { mmcv } from "./mmcv.ts";
import { mmengine } from "./mmengine.ts";
import { opennmt } from "./opennmt.ts";
import { paddleDetection } from "./paddle-detection.ts";
import { paddleOcr } from "./paddle-ocr.ts";
import { retinaface } from "./retinaface.ts";
import { rllib } from "./rllib.ts";
import { ssd } from "./ssd.ts";
import { stableBaselines } from "./stable-baselines.ts";
import { stableBaselines3 } from "./stable-baselines3.ts";
import { styleTts2 } from "./styletts2.ts";
import { tacotron2 } from "./tacotron2.ts";
import { tensorpack } from "./tensorpack.ts";
import { testTube } from "./test-tube.ts";
import { tfObjectDetection } from "./tf-object-detection.ts";
import { tfSlim } from "./tf-slim.ts";
import { trlPreference } from "./trl-preference.ts";
import { ultralytics } from "./ultralytics.ts";
import { vits } from "./vits.ts";
import { wenet } from "./wenet.ts";
import { xgboost } from "./xgboost.ts";
import { yolact } from "./yolact.ts";
import { yolov5 } from "./yolov5.ts";
import type { Printer } from "./printer.ts";

export const printers: readonly Printer[] = [
  detectron2,
  detectron,
  maskrcnnBenchmark,
  metricLogger,
  ssd,
  mmengine,
  mmcv,
  trlPreference,
  hfTrainer,
  lightningBar,
  caffe,
  fasterRcnnPytorch,
  paddleDetection,
  paddleOcr,
  stableBaselines3,
  stableBaselines,
  tfObjectDetection,
  tfSlim,
  darknet,
  espnet,
  wenet,
  fairseq,
  allennlp,
  coquiTts,
  tensorpack,
  gluoncv,
  vits,
  hifiGan,
  styleTts2,
  firstOrderModel,
  clu,
  diffusers,
  tacotron2,
  chainer,
  fastai,
  ultralytics,
  yolov5,
  yolact,
  kerasRl,
  deepxde,
  deeplearning4j,
  retinaface,
  opennmt,
  cyclegan,
  basicsr,
  xgboost,
  rllib,
  lightningCsv,
  testTube,
  detr,
];
