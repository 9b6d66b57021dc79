"""A real history, pickled in every way Python and NumPy can, into fixtures/pickles/.

Usage, once with NumPy 1 and once with NumPy 2 (their module names differ):
    python scripts/make-pickles.py fixtures/corpus/k2-066/history.json fixtures/pickles
"""

import collections
import json
import pathlib
import pickle
import sys

import numpy

history = json.loads(pathlib.Path(sys.argv[1]).read_text())
folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
version = f"numpy{numpy.__version__.split('.')[0]}"

contents = {
    "python": history,
    f"{version}-float32": {name: [numpy.float32(x) for x in column] for name, column in history.items()},
    f"{version}-float64": {name: [numpy.float64(x) for x in column] for name, column in history.items()},
    f"{version}-array32": {name: numpy.array(column, dtype="float32") for name, column in history.items()},
    f"{version}-array64be": {name: numpy.array(column, dtype=">f8") for name, column in history.items()},
    f"{version}-ordered": collections.OrderedDict((name, tuple(column)) for name, column in history.items()),
    f"{version}-default": collections.defaultdict(list, history),
    f"{version}-object": {name: numpy.array(column, dtype=object) for name, column in history.items()},
    f"{version}-rows": [
        {"epoch": epoch, **{name: column[epoch] for name, column in history.items()}}
        for epoch in range(len(history["loss"]))
    ],
}
for name, content in contents.items():
    plain = name == "python" or name.endswith(("ordered", "default", "rows", "object"))
    if plain and name != "python" and version == "numpy1":
        continue
    for protocol in range(6):
        path = folder / f"{name}-p{protocol}.pkl"
        path.write_bytes(pickle.dumps(content, protocol))
