"""The callback in real training; for each Keras that is not installed the tests are skipped.

KERAS_BACKEND=jax python -m unittest discover -s python/tests    with Keras 3 on another backend
"""

import contextlib
import csv
import importlib
import importlib.util
import io
import os
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python" / "src"))
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

from lossledger import LossLedger, assert_accounted, explain

COMMAND = ["node", str(ROOT / "bin" / "lossledger.js")]


def load(package, *modules):
    try:
        return [importlib.import_module(f"{package}.{module}") for module in modules]
    except ImportError as error:
        raise unittest.SkipTest(f"{package} is not installed: {error}") from None


class OfEachKeras:
    package = ""

    @classmethod
    def setUpClass(cls):
        cls.keras, cls.layers, cls.regularizers, cls.callbacks = load(
            cls.package, "models", "layers", "regularizers", "callbacks"
        )
        import numpy

        # 96 samples in batches of 32: a short batch is averaged in two ways by Keras 3 (docs/causes/partial-batch.md).
        random = numpy.random.RandomState(0)
        cls.x = random.rand(96, 8).astype("float32")
        cls.y = [cls.x.sum(1, keepdims=True), cls.x[:, :1]]

    def layer(self):
        l2 = self.regularizers.get({"class_name": "L2", "config": {"l2": 0.01}})
        return self.layers.Dense(16, activation="relu", kernel_regularizer=l2, activity_regularizer=l2)

    def two(self, names=("a", "b")):
        inputs = self.layers.Input(shape=(8,))
        hidden = self.layer()(inputs)
        model = self.keras.Model(inputs, [self.layers.Dense(1, name=name)(hidden) for name in names])
        model.compile("sgd", loss=["mse", "mae"], loss_weights=[1.0, 0.2])
        return model

    def one(self, kind=None):
        inputs = self.layers.Input(shape=(8,))
        model = (kind or self.keras.Model)(inputs, self.layers.Dense(1)(self.layer()(inputs)))
        model.compile("sgd", loss="mse", metrics=["mae"] if kind is None else None)
        return model

    def fit(self, model, y, callbacks, **options):
        options = {"epochs": 3, "verbose": 0, "batch_size": 32, "validation_data": (self.x, y), **options}
        return model.fit(self.x, y, callbacks=callbacks, **options)

    def assert_adds_up(self, columns, parts):
        for split in ("", "val_"):
            for epoch, total in enumerate(columns[f"{split}loss"]):
                found = sum(weight * columns[split + part][epoch] for part, weight in parts.items())
                self.assertAlmostEqual(float(total), float(found), delta=2e-6 * abs(total))

    def test_two_outputs_add_up_with_penalty_and_weights(self):
        model = self.two()
        before = self.fit(model, self.y, [])
        with self.assertRaisesRegex(AssertionError, "LossLedger"):
            assert_accounted(before, 1e-3, "--weights", "a=1,b=0.2", command=COMMAND)
        after = self.fit(model, self.y, [LossLedger()])
        columns = after.history
        self.assertTrue(all(value > 0 for value in columns["penalty_loss"] + columns["val_penalty_loss"]))
        self.assertEqual(columns["a_loss_weight"], [1.0] * 3)
        weight = columns["b_loss_weight"][0]
        self.assert_adds_up(columns, {"a_loss": 1, "b_loss": weight, "penalty_loss": 1})
        assert_accounted(after, 1e-3, command=COMMAND)

    def test_one_output_has_its_share_of_the_data(self):
        history = self.fit(self.one(), self.y[0], [LossLedger()])
        self.assert_adds_up(history.history, {"data_loss": 1, "penalty_loss": 1})
        self.assertFalse([name for name in history.history if name.endswith("_weight")])
        assert_accounted(history, 1e-3, command=COMMAND)

    def test_csv_logger_and_output_show_the_columns(self):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("earlier.csv", "later.csv")]
            earlier, later = (self.callbacks.CSVLogger(path) for path in paths)
            shown = io.StringIO()
            with contextlib.redirect_stdout(shown):
                self.fit(self.two(), self.y, [earlier, LossLedger(), later], verbose=2)
            self.assertRegex(shown.getvalue(), r"penalty_loss: \d.* - val_penalty_loss: \d")
            headers = []
            for path in paths:
                with open(path, newline="") as file:
                    headers.append(next(csv.reader(file)))
            self.assertIn("val_penalty_loss", headers[0])
            self.assertEqual(set(headers[1]) - set(headers[0]), {"a_loss_weight", "b_loss_weight"})
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                explain(paths[1], command=COMMAND)
            self.assertIn("Nothing is hidden", said.getvalue())

    def test_tensorboard_shows_the_columns(self):
        # TensorFlow 2.21 no longer installs it, and says so with an error of its own.
        if importlib.util.find_spec("tensorboard") is None:
            self.skipTest("tensorboard is not installed")
        with tempfile.TemporaryDirectory() as folder:
            try:
                board = self.callbacks.TensorBoard(folder)
                self.fit(self.two(), self.y, [LossLedger(), board], epochs=6)
            except (ImportError, AttributeError) as error:
                self.skipTest(f"TensorBoard does not run here: {error}")
            data = b"".join(path.read_bytes() for path in Path(folder).rglob("*tfevents*"))
            self.assertTrue(b"epoch_penalty_loss" in data and b"epoch_b_loss_weight" in data)
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                explain(folder, command=COMMAND)
            self.assertIn("Nothing is hidden", said.getvalue())

    def test_a_model_without_penalties_has_a_penalty_of_0(self):
        inputs = self.layers.Input(shape=(8,))
        model = self.keras.Model(inputs, self.layers.Dense(1)(inputs))
        model.compile("sgd", loss="mse")
        columns = self.fit(model, self.y[0], [LossLedger()]).history
        self.assertEqual([float(value) for value in columns["penalty_loss"]], [0.0] * 3)
        assert_accounted(columns, 1e-3, command=COMMAND)

    def test_an_output_may_be_called_penalty(self):
        columns = self.fit(self.two(("a", "penalty")), self.y, [LossLedger()]).history
        self.assertIn("model_penalty_loss", columns)

    def test_evaluate_adds_up_too(self):
        found = self.one().evaluate(self.x, self.y[0], verbose=0, return_dict=True, callbacks=[LossLedger()])
        self.assertAlmostEqual(found["loss"], found["data_loss"] + found["penalty_loss"], delta=2e-6 * found["loss"])

    def test_it_is_in_the_model_for_its_own_trainings_only(self):
        model = self.one()
        ledger = LossLedger()
        plain = set(self.fit(model, self.y[0], []).history)
        for _ in range(2):
            columns = self.fit(model, self.y[0], [ledger]).history
            self.assert_adds_up(columns, {"data_loss": 1, "penalty_loss": 1})
        self.assertEqual(set(self.fit(model, self.y[0], []).history), plain)

    def test_a_training_that_was_broken_off(self):
        model = self.one()

        class Stop(self.callbacks.Callback):
            def on_epoch_end(self, epoch, logs=None):
                raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            self.fit(model, self.y[0], [LossLedger(), Stop()])
        columns = self.fit(model, self.y[0], [LossLedger()]).history
        self.assert_adds_up(columns, {"data_loss": 1, "penalty_loss": 1})

    def test_a_model_is_saved_and_loaded_as_before(self):
        model = self.one()
        self.fit(model, self.y[0], [LossLedger()])
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "model.weights.h5")
            try:
                model.save_weights(path)
            except ImportError as error:
                self.skipTest(f"weights cannot be saved here: {error}")
            other = self.one()
            other.load_weights(path)
        for mine, loaded in zip(model.get_weights(), other.get_weights()):
            self.assertEqual(mine.tolist(), loaded.tolist())

    def test_predict_of_a_model_that_was_not_compiled(self):
        inputs = self.layers.Input(shape=(8,))
        model = self.keras.Model(inputs, self.layers.Dense(1)(inputs))
        self.assertEqual(model.predict(self.x, verbose=0, callbacks=[LossLedger()]).shape, (96, 1))

    def test_what_was_not_measured_is_not_written(self):
        class Own(self.keras.Model):
            def train_step(self, *args):
                # JAX hands its state along.
                return ({"loss": 1.0}, args[0]) if len(args) == 2 else {"loss": 1.0}

            def test_step(self, *args):
                return ({"loss": 1.0}, args[0]) if len(args) == 2 else {"loss": 1.0}

        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            columns = self.fit(self.one(Own), self.y[0], [LossLedger()]).history
        self.assertEqual(set(columns), {"loss", "val_loss"})
        self.assertTrue([one for one in caught if "no penalty is known" in str(one.message)])


class Keras3(OfEachKeras, unittest.TestCase):
    package = "keras"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if not hasattr(importlib.import_module("keras"), "ops"):
            raise unittest.SkipTest("this Keras is older than 3")

    def test_terms_on_the_data_of_add_loss(self):
        keras = importlib.import_module("keras")

        class Term(keras.layers.Layer):
            def call(self, inputs):
                self.add_loss(keras.ops.mean(keras.ops.square(inputs)))
                return inputs

        inputs = keras.Input((8,))
        model = keras.Model(inputs, keras.layers.Dense(1)(Term()(inputs)))
        model.compile("sgd", loss="mse")
        columns = self.fit(model, self.y[0], [LossLedger()]).history
        self.assert_adds_up(columns, {"data_loss": 1, "penalty_loss": 1})
        self.assertAlmostEqual(columns["penalty_loss"][0], float((self.x**2).mean()), places=5)


class TFKeras(OfEachKeras, unittest.TestCase):
    package = "tf_keras"


class KerasOfTensorFlow25(OfEachKeras, unittest.TestCase):
    """Keras 2.5, which TensorFlow still carries along."""

    package = "tensorflow.python.keras"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (inputs,) = load("tensorflow.python.distribute", "input_lib")
        # The only name that this Keras asks for and that newer TensorFlow has no more.
        if not hasattr(inputs, "DistributedDatasetInterface"):
            inputs.DistributedDatasetInterface = inputs.DistributedDatasetSpec


class Replicas(unittest.TestCase):
    def test_two_replicas_add_up(self):
        (backend,) = load("keras", "backend")
        if backend.backend() != "tensorflow":
            self.skipTest("only TensorFlow has strategies")
        import tensorflow as tf

        try:
            tf.config.set_logical_device_configuration(
                tf.config.list_physical_devices("CPU")[0], [tf.config.LogicalDeviceConfiguration()] * 2
            )
        except RuntimeError:
            self.skipTest("TensorFlow has begun with one device; this test runs by itself")
        case = Keras3()
        Keras3.setUpClass()
        with tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"]).scope():
            model = case.one()
        columns = case.fit(model, case.y[0], [LossLedger()], validation_data=None).history
        for total, data, penalty in zip(columns["loss"], columns["data_loss"], columns["penalty_loss"]):
            self.assertAlmostEqual(total, data + penalty, delta=2e-6 * total)


if __name__ == "__main__":
    unittest.main()
