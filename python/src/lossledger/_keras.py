"""A Keras callback that writes the parts of `loss` that Keras prints nowhere: penalties and loss weights.

Keras adds up the loss in the compiled loss of the model (`_compile_loss` in Keras 3, `compiled_loss` in Keras 2), and
that holds the metrics of the single losses too. A stand-in is put in its place. It passes every call on and has
metrics of its own, so that the penalty is averaged over batches exactly as `loss` is, in training and in validation,
also where it depends on the batch (activity penalties, `add_loss`). A value read at the end of an epoch would be off by
what the weights moved in the epoch.
"""

import contextlib
import importlib
import warnings

_UNUSED = (
    "on_batch_begin",
    "on_batch_end",
    "on_epoch_begin",
    "on_test_begin",
    "on_predict_begin",
    *(f"on_{event}_batch_{edge}" for event in ("train", "test", "predict") for edge in ("begin", "end")),
)

# Keras 3.5 and 3.6 print the losses of outputs with their weights in them.
_PRINTED_WEIGHTED = ("3.5.", "3.6.")


class LossLedger:
    """Makes the logs of `fit` and `evaluate` add up: `loss` = Σ weight × part + penalty.

    Columns that it adds, with `val_` before them in validation:

    `penalty_loss`: the sum of `model.losses` (weight and activity penalties, `add_loss`), as it is in `loss`.
    `data_loss`: with one output only, where Keras prints no part: `loss` without the penalty.

    And once an epoch, without `val_`: `<output>_loss_weight`, what `<output>_loss` counts in `loss` (`loss_weights` of
    `compile`; 1 where Keras prints the part weighted already, as 3.5 and 3.6 do).

    Put it first in the list: callbacks before it see every column but the weights.
    It is in the model until `fit` or `evaluate` ends; the model is traced anew after that.
    """

    # It has no hooks of batches, so that Keras 3 need not wait for it.
    async_safe = True

    def __init__(self):
        self.model = None
        self.params = None
        self._is_training = False

    def set_params(self, params):
        self.params = params

    def set_model(self, model):
        self.model = model
        keras = _keras_of(model)
        if keras is None:
            raise TypeError(f"LossLedger needs a Keras model, not {type(model).__name__}")
        kind = _Keras3 if hasattr(importlib.import_module(keras), "ops") else _Keras2
        # A model that was not compiled has no loss at all; one of Keras 3 may be compiled without one.
        if getattr(model, kind.attribute, None) is None and not getattr(model, "compiled", False):
            return
        # Where a training was broken off, there is one already.
        if _stand_in_of(model) is not None:
            return
        strategy = getattr(model, "distribute_strategy", None)
        with strategy.scope() if hasattr(strategy, "scope") else contextlib.nullcontext():
            kind(model, keras).put_in()

    def on_epoch_end(self, epoch, logs=None):
        stand_in = _stand_in_of(self.model)
        if logs is None or stand_in is None:
            return
        if stand_in.is_used:
            logs.update(stand_in.weights())
            return
        # What was never measured is no 0.
        for name in stand_in.names:
            logs.pop(name, None)
            logs.pop(f"val_{name}", None)
        warnings.warn("LossLedger: this model does not call its compiled loss, so no penalty is known", stacklevel=2)

    def on_train_begin(self, logs=None):
        self._is_training = True

    def on_train_end(self, logs=None):
        self._is_training = False
        self._take_out()

    def on_test_end(self, logs=None):
        # The validation of `fit` is a test too.
        if not self._is_training:
            self._take_out()

    on_predict_end = on_test_end

    def _take_out(self):
        stand_in = _stand_in_of(self.model)
        if stand_in is not None:
            stand_in.take_out()

    # Keras 2 asks which hooks there are.
    def _implements_train_batch_hooks(self):
        return False

    _implements_test_batch_hooks = _implements_train_batch_hooks
    _implements_predict_batch_hooks = _implements_train_batch_hooks


def _unused(self, *_args, **_kwargs):
    """A hook that does nothing."""


# The mark of Keras for hooks that need not be called.
_unused._is_default = True
for _name in _UNUSED:
    setattr(LossLedger, _name, _unused)


def _stand_in_of(model):
    for attribute in (_Keras3.attribute, _Keras2.attribute):
        found = getattr(model, attribute, None)
        if isinstance(found, _StandIn):
            return found
    return None


def _keras_of(model):
    """The package of the Keras that a model is of: several may be imported in one process."""
    for kind in type(model).__mro__:
        parts = kind.__module__.split(".")
        for at, part in enumerate(parts[:3]):
            if part in ("keras", "tf_keras"):
                return ".".join(parts[: at + 1])
    return None


def _first_leaf(values):
    while isinstance(values, (list, tuple, dict)):
        values = next(iter(values.values() if isinstance(values, dict) else values))
    return values


class _StandIn:
    """Passes calls on to the compiled loss, and records what the model adds to it."""

    attribute = ""

    def __init__(self, model, keras):
        outputs = getattr(model, "output_names", None) or ()
        penalty = "penalty_loss" if "penalty" not in outputs else "model_penalty_loss"
        self._model = model
        self._compiled = getattr(model, self.attribute)
        self._keras = keras
        mean = importlib.import_module(f"{keras}.metrics").Mean
        self._penalty = mean(name=penalty)
        self._data = mean(name="data_loss")
        self.is_used = False

    def __getattr__(self, name):
        if name == "_compiled":
            raise AttributeError(name)
        return getattr(self._compiled, name)

    def put_in(self):
        setattr(self._model, self.attribute, self)
        if self._is_asked_past():
            self._model._metrics.extend(self.metrics)
        self._forget_functions()

    def take_out(self):
        setattr(self._model, self.attribute, self._compiled)
        if self._is_asked_past():
            for metric in self.metrics:
                self._model._metrics.remove(metric)
        self._forget_functions()

    def _is_asked_past(self):
        """Keras 3.0 to 3.4 has no metrics in its compiled loss, and asks the model alone."""
        return self._compiled is not None and not hasattr(self._compiled, "metrics")

    def _forget_functions(self):
        """What was traced goes on as it was traced."""
        self._model.train_function = None
        self._model.test_function = None

    @property
    def names(self):
        return (self._penalty.name, self._data.name)

    def _own(self, parts):
        """With one output no part is printed: the data's share is one."""
        return [self._penalty] if parts > 0 or self._compiled is None else [self._data, self._penalty]

    def weights(self):
        """What each printed part counts in the loss; a weight that stands alone is in `data_loss`."""
        printed = {metric.name for metric in self.metrics}
        found = {f"{part}_weight": _number(weight) for part, weight in self._weights() if part in printed}
        return found if len(found) > 1 else {}

    def _whole(self, loss):
        """Each replica of TensorFlow has its share of a loss, while metrics are of the whole."""
        strategy = getattr(self._model, "distribute_strategy", None)
        return loss * getattr(strategy, "num_replicas_in_sync", 1)

    def _record(self, data, penalty, samples):
        self.is_used = True
        if data is not None:
            self._data.update_state(data, sample_weight=samples)
        self._penalty.update_state(penalty, sample_weight=samples)


class _Keras3(_StandIn):
    attribute = "_compile_loss"

    def __call__(self, y_true, y_pred, sample_weight=None):
        ops = importlib.import_module(f"{self._keras}.ops")
        data = None if self._compiled is None else self._compiled(y_true, y_pred, sample_weight)
        penalty = sum((ops.sum(ops.cast(loss, "float32")) for loss in self._model.losses), ops.zeros(()))
        whole = None if data is None else self._whole(data)
        self._record(whole, penalty, ops.shape(_first_leaf(y_pred))[0])
        return data

    @property
    def metrics(self):
        parts = getattr(self._compiled, "metrics", [])
        return [*parts, *self._own(len(parts))]

    def _weights(self):
        if importlib.import_module(self._keras).__version__.startswith(_PRINTED_WEIGHTED):
            return [(metric.name, 1.0) for metric in getattr(self._compiled, "metrics", [])]
        flat = getattr(self._compiled, "_flat_losses", None) or ()
        return [(f"{one.name}_loss", one.loss_weights) for one in flat if hasattr(one, "loss_weights")]


class _Keras2(_StandIn):
    attribute = "compiled_loss"

    def __call__(self, y_true, y_pred, sample_weight=None, regularization_losses=None):
        import tensorflow as tf

        total = self._compiled(y_true, y_pred, sample_weight, regularization_losses=regularization_losses)
        penalties = [tf.reduce_sum(tf.cast(loss, tf.float32)) for loss in regularization_losses or ()]
        penalty = tf.add_n([tf.zeros(()), *penalties])
        data = self._whole(tf.cast(total, tf.float32)) - penalty
        self._record(data, penalty, tf.shape(_first_leaf(y_pred))[0])
        return total

    @property
    def metrics(self):
        # The first is `loss` itself; there is none before the first call.
        known = self._compiled.metrics
        return [*known, *self._own(len(known) - 1)] if known else []

    def _weights(self):
        names = getattr(self._compiled, "_output_names", None) or ()
        weights = getattr(self._compiled, "_loss_weights", None) or [None] * len(names)
        return [(f"{name}_loss", weight) for name, weight in zip(names, weights)]


def _number(weight):
    """A weight that is not given is 1; a variable is what it holds now."""
    if weight is None:
        return 1.0
    return float(weight.numpy() if hasattr(weight, "numpy") else weight)
