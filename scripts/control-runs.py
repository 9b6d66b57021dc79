"""Trains small random Keras 3 models with known ledgers, as controls beside the corpus.

    pip install keras tensorflow-cpu
    python scripts/control-runs.py FOLDER [--first-seed 80000] [--count 228] [--only CAUSE,CAUSE]
    npm run corpus -- FOLDER

Each run gets a folder with train.log (what Keras printed) and truth.json (the fields of fixtures/corpus that
scripts/corpus.mjs reads). Names, sizes, optimizers, strengths and seeds are other than the corpus's, and nothing was
chosen so that the answer can be seen: many of these runs cannot be told apart by anybody.
"""

import argparse
import json
import os
import random
import sys
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

OUTPUTS = [
    ["price", "delay"], ["mask", "box", "cls"], ["up", "down", "left", "right"], ["head_a", "head_b"],
    ["recon", "kl_div"], ["tok1", "tok2", "tok3"], ["y1", "y2", "y3", "y4", "y5"], ["out_main", "out_side"],
]
LOSSES = {
    "mse": "mean_squared_error", "mae": "mean_absolute_error", "bce": "binary_crossentropy", "huber": "huber",
}
EXPECTED = {
    "none": ["adds-up"],
    "clean-tricky": ["adds-up"],
    "loss-weights": ["loss-weights"],
    "scale": ["uniform-scale"],
    "twice": ["counted-twice", "loss-weights"],
    "weight-penalty": ["weight-penalty"],
    "weight-penalty+weights": ["weight-penalty"],
    "activity-penalty": ["activity-penalty", "hidden-loss"],
    "hidden-loss": ["hidden-loss", "activity-penalty", "missing-component"],
    "missing-component": ["missing-component", "hidden-loss"],
    "weight-schedule": ["weight-schedule"],
    "annealed-kl": ["weight-schedule"],
    "learned-weights": ["learned-weights"],
    "averaging-mismatch": ["averaging-mismatch"],
    "single-output-penalty": ["single-output-penalty"],
    "sample-weights": ["sample-weights"],
}
# Penalties are what people ask about most.
CAUSES = [*EXPECTED, "weight-penalty", "weight-penalty"]
CUSTOM_STEP = {"scale", "twice", "missing-component", "annealed-kl", "learned-weights", "averaging-mismatch"}
SINGLE = {"single-output-penalty", "sample-weights"}


class OwnSteps(keras.Model):
    """A model that adds its losses up itself; `kind` says what it does wrong, None that it does not."""

    kind = None

    def prepare(self, kind, names, losses, **choices):
        self.kind, self.names, self.choices = kind, names, choices
        self.functions = [keras.losses.get(LOSSES[loss]) for loss in losses]
        self.means = {name: keras.metrics.Mean(name=f"{name}_loss") for name in names}
        self.total = keras.metrics.Mean(name="loss")
        if kind == "learned-weights":
            self.logs = [self.add_weight(shape=(), initializer="zeros", name=f"log_{n}") for n in names]
        if kind == "annealed-kl":
            self.beta = self.add_weight(shape=(), initializer="zeros", trainable=False, name="beta")

    @property
    def metrics(self):
        if self.kind is None:
            return super().metrics
        # A returned value that is no metric is shown as it is: the last batch's.
        own = [] if self.kind == "averaging-mismatch" else [self.total]
        return own + list(self.means.values())

    def parts(self, x, y, training):
        predicted = self(x, training=training)
        predicted = predicted if isinstance(predicted, (list, tuple)) else [predicted]
        return [ops.mean(f(t, p)) for f, t, p in zip(self.functions, y, predicted)]

    def combined(self, parts):
        if self.kind == "learned-weights":
            return sum(ops.exp(-s) * part + s for s, part in zip(self.logs, parts))
        if self.kind == "annealed-kl":
            return sum(parts[:-1]) + self.beta * parts[-1]
        if self.kind == "scale":
            return sum(parts) * self.choices["factor"]
        if self.kind == "twice":
            return sum(parts) + parts[self.names.index(self.choices["twice"])]
        return sum(parts)

    def shown(self, parts, total, size):
        for name, part in zip(self.names, parts):
            self.means[name].update_state(part, sample_weight=size)
        self.total.update_state(total, sample_weight=size)
        hidden = self.choices.get("missing")
        values = {f"{n}_loss": self.means[n].result() for n in self.names if n != hidden}
        values["loss"] = total if self.kind == "averaging-mismatch" else self.total.result()
        return values

    def train_step(self, data):
        if self.kind is None:
            return super().train_step(data)
        x, y = data
        with tf.GradientTape() as tape:
            parts = self.parts(x, y, True)
            total = self.combined(parts)
        gradients = tape.gradient(total, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return self.shown(parts, total, ops.cast(ops.shape(x)[0], "float32"))

    def test_step(self, data):
        if self.kind is None:
            return super().test_step(data)
        x, y = data
        parts = self.parts(x, y, False)
        return self.shown(parts, self.combined(parts), ops.cast(ops.shape(x)[0], "float32"))


class HiddenTerm(layers.Layer):
    def __init__(self, mode, scale):
        super().__init__()
        self.mode, self.scale = mode, scale

    def call(self, x):
        term = ops.abs(x) if self.mode == "abs" else ops.square(x) + ops.exp(x) - x - 1
        self.add_loss(self.scale * ops.mean(term))
        return x


@contextmanager
def stdout_to(path):
    sys.stdout.flush()
    kept = os.dup(1)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(file)
        os.close(kept)


def regularizer(rng):
    kind, strength = rng.choice(["l1", "l2", "l1l2"]), 10 ** rng.uniform(-3.5, -1.7)
    made = {
        "l1": lambda: keras.regularizers.L1(0.3 * strength),
        "l2": lambda: keras.regularizers.L2(strength),
        "l1l2": lambda: keras.regularizers.L1L2(0.15 * strength, 0.5 * strength),
    }[kind]()
    return made, {"kind": kind, "strength": strength}


def weights_of(rng, names):
    common = [0.05, 0.1, 0.2, 0.25, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0]
    return {name: rng.choice([*common, round(rng.uniform(0.1, 4), 2)]) for name in names}


def build(rng, cause, names, losses, truth):
    penalty = None
    if cause.startswith("weight-penalty") or cause == "single-output-penalty":
        penalty, truth["regularizer"] = regularizer(rng)
    activity = None
    if cause == "activity-penalty":
        l2 = rng.random() < 0.6
        strength = 10 ** (rng.uniform(-3.5, -1.8) if l2 else rng.uniform(-4, -2.3))
        activity = keras.regularizers.L2(strength) if l2 else keras.regularizers.L1(strength)
    features = layers.Input((rng.choice([8, 12, 20]),))
    x = layers.Dense(
        rng.choice([16, 32, 48]), activation=rng.choice(["relu", "tanh"]),
        kernel_regularizer=penalty, activity_regularizer=activity,
    )(features)
    if cause == "clean-tricky":
        x = layers.Dropout(0.3)(x) if rng.random() < 0.6 else layers.BatchNormalization()(x)
    if cause == "hidden-loss":
        x = HiddenTerm(rng.choice(["abs", "kl"]), 10 ** rng.uniform(-2, 0))(x)
    outputs = [
        layers.Dense(
            2 if loss == "bce" else 3, activation="sigmoid" if loss == "bce" else None, name=name,
            kernel_regularizer=penalty if rng.random() < 0.5 else None,
        )(x)
        for name, loss in zip(names, losses)
    ]
    return OwnSteps(features, outputs if len(outputs) > 1 else outputs[0])


def train(folder, seed, cause):
    rng = random.Random(seed)
    keras.utils.set_random_seed(seed)
    names = ["target"] if cause in SINGLE else rng.choice(OUTPUTS)
    losses = [rng.choice(["mse", "mae"] if cause in SINGLE else list(LOSSES)) for _ in names]
    samples, batch = rng.choice([90, 144, 210, 256, 300, 352]), rng.choice([8, 16, 24, 32])
    epochs = rng.choice([2, 3, 4, 5, 6, 8, 8, 10, 12, 15, 20, 30])
    validation = rng.choice([40, 64, 77, 100]) if rng.random() < 0.55 else 0
    optimizer, rate = rng.choice(["adam", "sgd", "rmsprop"]), 10 ** rng.uniform(-3.3, -1.8)
    mode = rng.choice(["bar", "verbose2"])
    weights = dict.fromkeys(names, 1.0)
    if cause in ("loss-weights", "weight-penalty+weights"):
        weights = weights_of(rng, names)
    truth = {
        "engine": f"keras {keras.__version__}", "cause": cause, "outputs": names, "losses": losses,
        "samples": samples, "batch": batch, "epochs": epochs, "validation": validation > 0,
        "optimizer": optimizer, "mode": mode, "seed": seed, "weights": weights,
    }
    model = build(rng, cause, names, losses, truth)
    if cause in CUSTOM_STEP:
        choices = {
            "scale": {"factor": rng.choice([0.1, 0.25, 0.5, 2.0, 4.0, 8.0])},
            "twice": {"twice": rng.choice(names)},
            "missing-component": {"missing": rng.choice(names)},
        }.get(cause, {})
        truth.update(choices)
        model.prepare(cause, names, losses, **choices)

    def compile_with(own):
        made = keras.optimizers.get({"class_name": optimizer, "config": {"learning_rate": rate}})
        if cause in CUSTOM_STEP:
            model.compile(optimizer=made)
        elif cause in SINGLE:
            model.compile(optimizer=made, loss=LOSSES[losses[0]], metrics=[losses[0]])
        else:
            model.compile(
                optimizer=made, loss=[LOSSES[loss] for loss in losses], loss_weights=[own[n] for n in names],
                metrics=[["mae"]] * len(names) if rng.random() < 0.3 else None,
            )

    compile_with(weights)
    size = 10 ** rng.choice([0, 0, 0, 1, 2]) if cause == "clean-tricky" else 1
    width = model.input_shape[1]
    maps = [np.random.randn(width, 2 if loss == "bce" else 3) for loss in losses]

    def data(count):
        x = np.random.randn(count, width).astype("float32")
        y = [
            (x @ m > 0).astype("float32") if loss == "bce"
            else (size * (np.tanh(x @ m) + 0.1 * np.random.randn(count, m.shape[1]))).astype("float32")
            for m, loss in zip(maps, losses)
        ]
        return x, y[0] if len(y) == 1 else tuple(y) if cause in CUSTOM_STEP else y

    x, y = data(samples)
    more = {"validation_data": data(validation)} if validation else {}
    if cause == "sample-weights":
        more["sample_weight"] = np.random.uniform(0.2, 2.5, samples).astype("float32")
    if cause == "annealed-kl":
        top, ramp = rng.choice([0.1, 0.5, 1.0]), max(2, int(0.7 * epochs))
        truth["beta_max"] = top
        more["callbacks"] = [
            keras.callbacks.LambdaCallback(
                on_epoch_begin=lambda epoch, logs: model.beta.assign(top * min(1, epoch / ramp))
            )
        ]
    history = {}

    def fit(first, last):
        run = model.fit(
            x, y, batch_size=batch, initial_epoch=first, epochs=last, verbose=1 if mode == "bar" else 2, **more
        )
        for name, values in run.history.items():
            history.setdefault(name, []).extend(float(value) for value in values)

    folder.mkdir(parents=True)
    with stdout_to(folder / "train.log"):
        if cause == "weight-schedule" and epochs >= 4:
            change = rng.randint(2, epochs - 2)
            fit(0, change)
            truth["schedule"] = {"after_epoch": change, "weights": weights_of(rng, names)}
            compile_with(truth["schedule"]["weights"])
            fit(change, epochs)
        else:
            fit(0, epochs)
    if cause == "weight-schedule" and epochs < 4:
        truth["cause"] = cause = "none"
    truth["history"] = history
    truth["steps"] = {"train": -(-samples // batch)}
    # Keras 3 on TensorFlow weighs components by steps where `fit` compiles the losses (compile_utils.py: CompileLoss).
    short = samples % batch != 0 or validation % batch != 0
    uneven = short and cause not in CUSTOM_STEP and cause not in SINGLE
    truth["expected"] = EXPECTED[cause]
    if uneven and cause in ("none", "clean-tricky"):
        truth["expected"] = ["partial-batch"]
    if uneven and cause == "loss-weights":
        truth["expected"] = ["partial-batch", "loss-weights"]
    truth["also"] = ["partial-batch"] if uneven else []
    (folder / "truth.json").write_text(json.dumps(truth))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first-seed", type=int, default=80_000)
    parser.add_argument("--count", type=int, default=228)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    wanted = set(filter(None, options.only.split(",")))
    for number in range(options.count):
        cause = CAUSES[number % len(CAUSES)]
        seed = options.first_seed + number
        if not wanted or cause in wanted:
            train(options.folder / f"{cause}-{seed}", seed, cause)


if __name__ == "__main__":
    main()
