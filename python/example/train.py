"""The run of the README: trains the same model twice, without LossLedger and with it."""

import keras
import numpy

from lossledger import LossLedger


def model():
    keras.utils.set_random_seed(1)
    inputs = keras.Input((8,))
    l2 = keras.regularizers.L2(0.01)
    hidden = keras.layers.Dense(64, activation="relu", kernel_regularizer=l2)(inputs)
    made = keras.Model(
        inputs, [keras.layers.Dense(1, name="age")(hidden), keras.layers.Dense(1, name="height")(hidden)]
    )
    made.compile("adam", loss=["mse", "mae"], loss_weights=[1.0, 0.2])
    return made


random = numpy.random.RandomState(0)
x = random.rand(512, 8).astype("float32")
y = [x.sum(1, keepdims=True), x[:, :1]]
data = {"x": x[:384], "y": [part[:384] for part in y], "validation_data": (x[384:], [part[384:] for part in y])}

for name, callbacks in (("before", []), ("after", [LossLedger()])):
    model().fit(**data, epochs=6, verbose=2, callbacks=[*callbacks, keras.callbacks.CSVLogger(f"{name}.csv")])
