"""Event files -> the time TensorFlow's summary_iterator takes to give their scalars, imports left aside, as JSON."""

import json
import sys
import time

import tensorflow as tf

scalars = 0
total = 0.0
start = time.perf_counter()
for path in sys.argv[1:]:
    for event in tf.compat.v1.train.summary_iterator(path):
        for value in event.summary.value:
            if value.HasField("simple_value"):
                total += value.simple_value
            elif value.HasField("tensor") and not value.tensor.tensor_shape.dim:
                total += float(tf.make_ndarray(value.tensor))
            else:
                continue
            scalars += 1
print(json.dumps({"read": 1000 * (time.perf_counter() - start), "values": scalars, "total": total}))
