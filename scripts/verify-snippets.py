"""Runs every next step (src/causes/next-steps.md) against real Keras and compares what it prints with the report of the same run.

Usage: python scripts/verify-snippets.py [--write]     after `npm run build`; --write makes docs/snippets.md

Needs numpy and at least one of: keras with tensorflow, torch or jax; tf-keras. Each Keras runs in a process of its own.
Code for sessions (Keras up to 2.3) runs on TF-Keras in graph mode, which evaluates it in the same way.
"""

import ast
import contextlib
import io
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLATFORMS = {
    "Keras 3, TensorFlow": ("keras3", "tensorflow"),
    "Keras 3, PyTorch": ("keras3", "torch"),
    "Keras 3, JAX": ("keras3", "jax"),
    "TF-Keras": ("keras2", "tensorflow"),
    "TF-Keras, graph mode": ("graph", "tensorflow"),
}


def recipes():
    code = "import('./dist/index.js').then(m => console.log(JSON.stringify(m.nextSteps())))"
    run = subprocess.run(["node", "-e", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def report(log, *args):
    """The first run of what lossledger says of a log."""
    command = ["node", "bin/lossledger.js", "--format", "json", *args, "-"]
    run = subprocess.run(command, cwd=ROOT, input=log, capture_output=True, text=True)
    return json.loads(run.stdout)["runs"][0]


def residuals(run, split):
    return [row["residual"] for row in run["rows"] if row["split"] == split and row["origin"] == "epoch"]


def numbers(text):
    return [float(n) for n in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?|nan|inf", text)]


def close(value, low, high, scale=1.0):
    slack = 2e-6 * max(abs(scale), abs(low), abs(high))
    return low - slack <= value <= high + slack


def load(family, backend):
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    if family == "keras3":
        os.environ["KERAS_BACKEND"] = backend
        import keras

        version = f"Keras {keras.__version__}"
    else:
        import tf_keras as keras

        version = f"TF-Keras {keras.__version__}"
    keras.utils.set_random_seed(7)
    tf = None
    try:
        import tensorflow as tf

        version += f", TensorFlow {tf.__version__}" if backend == "tensorflow" else ""
        if family == "graph":
            tf.compat.v1.disable_eager_execution()
    except ImportError:
        if backend == "tensorflow":
            raise
    if backend != "tensorflow":
        version += f", {backend} {__import__(backend).__version__}"
    return keras, tf, version


class Bench:
    """One Keras with data, models, and the code of the recipes for it."""

    def __init__(self, family, backend):
        import numpy

        self.np = numpy
        self.family = family
        self.keras, self.tf, self.version = load(family, backend)
        self.backend = backend
        draw = numpy.random.RandomState(7)
        self.x, self.x_val = (draw.randn(n, 4).astype("float32") for n in (160, 64))
        self.y, self.y_val = ({k: draw.randn(n, 1).astype("float32") for k in "ab"} for n in (160, 64))
        self.code = {name: r["code"].get(family) for name, r in recipes().items()}

    def names(self, **more):
        single = more.pop("single", False)
        pick = (lambda y: y["a"]) if single else (lambda y: y)
        return {
            "keras": self.keras, "tf": self.tf, "x": self.x, "y": pick(self.y),
            "x_val": self.x_val, "y_val": pick(self.y_val), **more,
        }

    def run(self, name, **more):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(self.code[name], self.names(**more))
        return out.getvalue()

    def model(self, penalty=0.0, activity=0.0, hidden=0.0, single=False, **compiled):
        layers, regularizers = self.keras.layers, self.keras.regularizers
        l2 = regularizers.L2 if hasattr(regularizers, "L2") else regularizers.l2
        weights = {"kernel_regularizer": l2(penalty)} if penalty else {}
        outputs_penalty = {"activity_regularizer": l2(activity)} if activity else {}
        inputs = self.keras.Input((4,))
        inner = layers.Dense(8, activation="relu", name="inner", **weights, **outputs_penalty)(inputs)
        if hidden:
            inner = self.hidden_layer(hidden)(inner)
        outputs = {k: layers.Dense(1, name=k, **weights)(inner) for k in ("a" if single else "ab")}
        model = self.keras.Model(inputs, outputs["a"] if single else outputs)
        compiled.setdefault("loss", "mse" if single else {"a": "mse", "b": "mse"})
        model.compile(optimizer=self.keras.optimizers.SGD(0.02), **compiled)
        return model

    def hidden_layer(self, strength):
        mean = self.keras.ops.mean if self.family == "keras3" else self.tf.reduce_mean

        class Hidden(self.keras.layers.Layer):
            def call(self, inputs):
                self.add_loss(strength * mean(inputs * inputs))
                return inputs

        return Hidden(name="hidden")

    def fit(self, model, epochs=6, single=False, **more):
        """What `fit` prints with verbose=2."""
        names = self.names(single=single)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            model.fit(
                names["x"], names["y"], epochs=epochs, verbose=2, batch_size=32,
                validation_data=(names["x_val"], names["y_val"]), **more,
            )
        return out.getvalue()

    def custom(self, line, total, variables="", tracked=True):
        """A model whose `train_step` holds the line of a recipe; TensorFlow only."""
        source = f"""
class Custom(keras.Model):
    def __init__(self, core):
        super().__init__()
        self.core = core
        self.total_tracker = keras.metrics.Mean(name="loss")
        self.trackers = [keras.metrics.Mean(name="a_loss"), keras.metrics.Mean(name="b_loss")]
        {variables or "pass"}
    @property
    def metrics(self):
        return [{"self.total_tracker, " if tracked else ""}*self.trackers]
    def parts(self, data, training):
        x, y = data
        p = self.core(x, training=training)
        return [tf.reduce_mean((tf.cast(y[k], "float32") - p[k]) ** 2) for k in "ab"]
    def total(self, a, b):
        return {total}
    def components(self, a, b):
        for tracker, value in zip(self.trackers, (a, b)):
            tracker.update_state(value)
        return {{"a_loss": self.trackers[0].result(), "b_loss": self.trackers[1].result()}}
    def train_step(self, data):
        with tf.GradientTape() as tape:
            a, b = self.parts(data, True)
            loss = self.total(a, b)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        components = self.components(a, b)
{chr(10).join("        " + part for part in line.splitlines())}
    def test_step(self, data):
        a, b = self.parts(data, False)
        self.total_tracker.update_state(self.total(a, b))
        total = {"self.total_tracker.result()" if tracked else "self.total(a, b)"}
        return {{"loss": total, **self.components(a, b)}}
"""
        scope = {"keras": self.keras, "tf": self.tf}
        exec(source, scope)
        model = scope["Custom"](self.model())
        model.compile(optimizer=self.keras.optimizers.SGD(0.02))
        return model


def val_residual(bench, model, **more):
    return residuals(report(bench.fit(model, **more)), "val")[-1]


def said(low, high):
    return f"{low:.5f} to {high:.5f}"


def sum_penalties(bench):
    model = bench.model(penalty=0.05)
    last = val_residual(bench, model)
    value = numbers(bench.run("sum-penalties", model=model))[0]
    return said(last["low"], last["high"]), f"{value:.6f}", close(value, last["low"], last["high"])


def penalties_by_layer(bench):
    model = bench.model(penalty=0.05)
    last = val_residual(bench, model)
    text = bench.run("penalties-by-layer", model=model)
    value = sum(float(line.split()[-1]) for line in text.splitlines())
    return said(last["low"], last["high"]), f"{value:.6f} in {len(text.splitlines())} layers", close(value, last["low"], last["high"])


def penalty_by_epoch(bench):
    model = bench.model(penalty=0.05)
    log = bench.run("penalty-by-epoch", model=model) + bench.run("penalty-by-epoch", model=model)
    run = report(log)
    found = [(row, row["residual"]) for row in run["rows"] if row["split"] == "val"]
    columns = [float(row["values"]["penalty"]) for row in run["rows"] if "penalty" in row["values"]]
    ok = len(found) == len(columns) > 0 and all(
        close(value, r["low"] - 5e-5, r["high"] + 5e-5) for value, (_, r) in zip(columns, found)
    )
    r = found[0][1]
    return said(r["low"], r["high"]), f"column penalty: {columns[0]:.4f}", ok


def terms_on_data(bench):
    model = bench.model(activity=0.02, hidden=0.3)
    last = val_residual(bench, model, validation_batch_size=64)
    values = numbers(bench.run("terms-on-data", model=model))
    return said(last["low"], last["high"]), f"{values}", close(sum(values), last["low"], last["high"])


def activity_regularizers(bench):
    model = bench.model(activity=0.02)
    text = bench.run("activity-regularizers", model=model).strip()
    return "inner, 0.02", text, text.startswith("inner") and ("0.02" in text or "0.0199" in text)


def equal_batches(bench):
    draw = bench.np.random.RandomState(3)
    bench.x = draw.randn(150, 4).astype("float32")
    bench.y = {k: draw.randn(150, 1).astype("float32") for k in "ab"}
    model = bench.model()
    before = report(bench.fit(model))
    worst = max(abs(r["value"]) for r in residuals(before, "train"))
    log = bench.run("equal-batches", model=model)
    after = report(log)
    r = residuals(after, "train")[-1]
    return f"0 (before: up to {worst:.5f})", said(r["low"], r["high"]), r["low"] <= 0 <= r["high"]


def read_weights(bench):
    model = bench.model(loss_weights={"a": 1.0, "b": 0.2})
    run = report(bench.fit(model))
    text = bench.run("read-weights", model=model).strip()
    given = ast.literal_eval(text)
    ok = all(w["low"] <= given[k.removesuffix("_loss")] <= w["high"] for k, w in run["weights"].items())
    shown = ", ".join(f"{k.removesuffix('_loss')} {w['value']:g}" for k, w in run["weights"].items())
    return shown, text, ok


def output_metrics(bench):
    model = bench.model()
    bench.run("output-metrics", model=model)
    run = report(bench.fit(model), "--components", "a_mse,b_mse")
    r = residuals(run, "val")[-1]
    return "0", said(r["low"], r["high"]), r["low"] <= 0 <= r["high"]


def loss_as_metric(bench):
    model = bench.model(penalty=0.05, single=True)
    bench.run("loss-as-metric", model=model, single=True)
    run = report(bench.fit(model, epochs=8, single=True))
    r = residuals(run, "val")[-1]
    value = numbers(bench.run("sum-penalties", model=model))[0]
    return said(r["low"], r["high"]), f"loss - mse = {value:.6f}", close(value, r["low"], r["high"])


def mean_tracker(bench):
    plain = bench.custom('return {"loss": loss, **components}', "a + b", tracked=False)
    before = residuals(report(bench.fit(plain)), "train")
    worst = max(abs(r["value"]) for r in before)
    run = report(bench.fit(bench.custom(bench.code["mean-tracker"], "a + b")))
    rows = residuals(run, "train")
    ok = all(r["low"] <= 0 <= r["high"] for r in rows)
    return f"0 (before: up to {worst:.5f})", said(rows[-1]["low"], rows[-1]["high"]), ok and worst > 1e-3


def log_variances(bench):
    variables = 'self.s = [self.add_weight(shape=(), name=f"s_{k}", initializer="zeros") for k in "ab"]'
    total = "tf.exp(-self.s[0]) * a + tf.exp(-self.s[1]) * b + self.s[0] + self.s[1]"
    tail = 'self.total_tracker.update_state(loss)\nreturn {"loss": self.total_tracker.result(), **components}'
    model = bench.custom(tail, total, variables)
    bench.fit(model, epochs=12)
    logs = {k: float(v) for k, v in model.evaluate(bench.x_val, bench.y_val, batch_size=64, verbose=0, return_dict=True).items()}
    s = [float(line.split()[-1]) for line in bench.run("log-variances", model=model).splitlines()]
    made = sum(math.exp(-v) * logs[f"{k}_loss"] + v for k, v in zip("ab", s))
    return f"total {logs['loss']:.5f}", f"s = {s[0]:.4f}, {s[1]:.4f}: {made:.5f}", math.isclose(made, logs["loss"], rel_tol=1e-5)


def coefficient_by_epoch(bench):
    tail = 'self.total_tracker.update_state(loss)\nreturn {"loss": self.total_tracker.result(), **components}'
    variables = 'self.beta = self.add_weight(shape=(), name="beta", initializer="ones", trainable=False)'
    model = bench.custom(tail, "a + self.beta * b", variables)
    change = bench.keras.callbacks.LambdaCallback(
        on_epoch_begin=lambda epoch, logs: model.beta.assign(1.0 if epoch < 5 else 0.25)
    )
    run = report(bench.fit(model, epochs=10, callbacks=[change]))
    text = bench.run("coefficient-by-epoch", model=model, weight=model.beta)
    value = float(report(text)["rows"][-2]["values"]["coefficient"])
    first = run["findings"][0]
    evidence = "; ".join(e["text"] for e in first["evidence"])
    return "0.25 in epochs 6–10", f"{value:g}", value == 0.25 and "`b_loss` 0.25" in evidence


def add_penalties(bench):
    source = f"""
class Custom(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            {bench.code["add-penalties"]}
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {{"loss": loss, "mse": tf.reduce_mean((y - y_pred) ** 2)}}
"""
    scope = {"keras": bench.keras, "tf": bench.tf}
    exec(source, scope)
    core = bench.model(penalty=0.05, single=True)
    model = scope["Custom"](core.inputs, core.outputs)
    model.compile(optimizer=bench.keras.optimizers.SGD(0.0), loss="mse")
    history = model.fit(bench.x, bench.y["a"], batch_size=160, verbose=0).history
    value = float(history["loss"][0]) - float(history["mse"][0])
    wanted = float(sum(float(v) for v in model.losses))
    return f"{wanted:.6f}", f"loss - mse = {value:.6f}", math.isclose(value, wanted, rel_tol=1e-4)


def evaluate_arrays(bench):
    model = bench.model()
    text = bench.run("evaluate-arrays", model=model)
    total, parts = numbers(text.strip().splitlines()[-1])
    return "equal", f"{total:.6f} and {parts:.6f}", math.isclose(total, parts, rel_tol=1e-5)


def full_precision(bench):
    model = bench.model()
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            bench.run("full-precision", model=model)
            text = Path("log.csv").read_text()
        finally:
            os.chdir(before)
    run = report(text)
    r = residuals(run, "val")[-1]
    digits = len(run["rows"][0]["values"]["loss"].split(".")[-1])
    return "0", f"{said(r['low'], r['high'])}, {digits} decimals", r["low"] <= 0 <= r["high"] and digits > 6


CHECKS = {
    "sum-penalties": sum_penalties,
    "penalty-by-epoch": penalty_by_epoch,
    "penalties-by-layer": penalties_by_layer,
    "terms-on-data": terms_on_data,
    "activity-regularizers": activity_regularizers,
    "equal-batches": equal_batches,
    "read-weights": read_weights,
    "output-metrics": output_metrics,
    "loss-as-metric": loss_as_metric,
    "mean-tracker": mean_tracker,
    "log-variances": log_variances,
    "coefficient-by-epoch": coefficient_by_epoch,
    "add-penalties": add_penalties,
    "evaluate-arrays": evaluate_arrays,
    "full-precision": full_precision,
}
# Their models have a `train_step` written in TensorFlow.
TENSORFLOW_ONLY = {"mean-tracker", "log-variances", "coefficient-by-epoch", "add-penalties"}


def one(platform):
    family, backend = PLATFORMS[platform]
    version = load(family, backend)[2]
    rows = []
    for name, check in CHECKS.items():
        if name in TENSORFLOW_ONLY and backend != "tensorflow":
            continue
        if recipes()[name]["code"].get(family) is None:
            continue
        try:
            wanted, printed, ok = check(Bench(family, backend))
        except Exception as error:  # a snippet that does not run is a result
            wanted, printed, ok = "", f"{type(error).__name__}: {error}"[:160], False
        rows.append([name, wanted, printed, bool(ok)])
    print(json.dumps({"platform": platform, "version": version, "rows": rows}))


def main():
    if "--one" in sys.argv:
        one(sys.argv[sys.argv.index("--one") + 1])
        return
    assert set(CHECKS) == set(recipes()), set(CHECKS) ^ set(recipes())
    tables = []
    for platform in PLATFORMS:
        run = subprocess.run([sys.executable, __file__, "--one", platform], capture_output=True, text=True)
        if run.returncode != 0:
            print(f"{platform}: left out: {run.stderr.strip().splitlines()[-1]}")
            continue
        table = json.loads(run.stdout.strip().splitlines()[-1])
        tables.append(table)
        for name, wanted, printed, ok in table["rows"]:
            print(f"{'ok    ' if ok else 'FAILED'} {platform:22} {name:22} wanted {wanted}; printed {printed}")
    if "--write" in sys.argv:
        (ROOT / "docs/snippets.md").write_text(page(tables))
    sys.exit(0 if tables and all(row[3] for table in tables for row in table["rows"]) else 1)


def page(tables):
    lines = [
        "# Next steps, tried on real Keras",
        "",
        "Made by `scripts/verify-snippets.py --write`, which is not part of the tests: each next step of a report was run as it is printed,",
        "after a training whose log was given to lossledger. `report` is what the report says of the number, `printed` what the code printed.",
        "Code for Keras up to 2.3 ran on TF-Keras in graph mode, which evaluates it in a session as those releases do.",
    ]
    for table in tables:
        lines += ["", f"## {table['platform']} ({table['version']})", "", "| next step | report | printed | |", "|---|---|---|---|"]
        for name, wanted, printed, ok in table["rows"]:
            cell = printed.replace("|", "\\|").replace("\n", "; ")
            lines.append(f"| {name} | {wanted} | {cell} | {'agrees' if ok else '**differs**'} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
