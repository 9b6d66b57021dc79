"""Makes test/reconcile/highs.json: boxes of weights as HiGHS computes them, the reference that the reconciler is tested against.

The program is written out whole, with a variable for every residual: minimise and maximise each weight over
  w >= 0, Y-_t - sum w_i L+_it <= r_t <= Y+_t - sum w_i L-_it, and the conditions of the residual model on r.
Not part of the tests or of CI; needs scipy (which ships HiGHS). Run: python3 scripts/highs-reference.py
"""

import json
import pathlib
import random

import numpy as np
from scipy.optimize import linprog

MODELS = [
    "zero", "constant", "falling", "falling-convex", "falling-concave",
    "rising", "rising-concave", "rising-convex", "non-negative",
]


def interval(text):
    half = 0.5 * 10.0 ** -(len(text.split(".")[1]) if "." in text else 0)
    return float(text) - half, float(text) + half


def conditions(model, n, k):
    """Rows of A_ub over (w, r) with right side 0, and bounds of r."""
    rows = []

    def row(entries):
        line = np.zeros(k + n)
        for t, value in entries:
            line[k + t] += value
        rows.append(line)

    low = 0.0 if model != "constant" else None
    high = 0.0 if model == "zero" else None
    if model == "constant":
        for t in range(1, n):
            row([(t, 1), (t - 1, -1)])
            row([(t, -1), (t - 1, 1)])
    direction, _, curve = model.partition("-")
    sign = {"falling": 1, "rising": -1}.get(direction)
    if sign is not None:
        for t in range(1, n):
            row([(t, sign), (t - 1, -sign)])
    bend = {"convex": 1, "concave": -1}.get(curve)
    if bend is not None:
        for t in range(1, n - 1):
            row([(t, 2 * bend), (t - 1, -bend), (t + 1, -bend)])
    return rows, (low, high)


def boxes(rows, model):
    n, k = len(rows), len(rows[0]) - 1
    extra, bound = conditions(model, n, k)
    a, b = list(extra), [0.0] * len(extra)
    for t, printed in enumerate(rows):
        (y_low, y_high), *parts = [interval(text) for text in printed]
        upper, lower = np.zeros(k + n), np.zeros(k + n)
        upper[:k], upper[k + t] = [p[0] for p in parts], 1
        lower[:k], lower[k + t] = [-p[1] for p in parts], -1
        a += [upper, lower]
        b += [y_high, -y_low]
    found = []
    for i in range(k):
        ends = []
        for direction in (1, -1):
            cost = np.zeros(k + n)
            cost[i] = direction
            result = linprog(cost, np.array(a), np.array(b), bounds=[(0, None)] * k + [bound] * n, method="highs", options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10})
            if result.status == 2:
                return None
            ends.append(None if result.status == 3 else result.x[i])
        found.append(ends)
    return found


def problem(random_, n, k, shape, near_parallel):
    weights = [random_.choice([1, 1, 0.5, 0.2, 2, round(random_.uniform(0.05, 5), 3)]) for _ in range(k)]
    base = [random_.uniform(0.2, 3) for _ in range(k)]
    rate = [random_.uniform(0.02, 0.3) * (0.01 if near_parallel else 1) for _ in range(k)]
    rows = []
    for t in range(n):
        noise = 0.001 if near_parallel else 0.1
        parts = [
            round(b * np.exp(-0.1 * t * (1 if near_parallel else 0) - r * t) * (1 + noise * random_.uniform(-1, 1)), 4)
            for b, r in zip(base, rate)
        ]
        hidden = {"none": 0, "decay": 2 * np.exp(-0.2 * t), "growth": 1 - np.exp(-0.3 * t), "level": 0.7}[shape]
        total = sum(w * p for w, p in zip(weights, parts)) + hidden
        rows.append([f"{total:.4f}"] + [f"{p:.4f}" for p in parts])
    return rows


def main():
    random_ = random.Random(20240229)
    cases = []
    for number in range(60):
        k = random_.choice([1, 2, 2, 3, 4, 6, 12])
        n = random_.choice([2, 3, 5, 8, 12, 30])
        shape = random_.choice(["none", "decay", "growth", "level"])
        rows = problem(random_, n, k, shape, near_parallel=number % 5 == 0)
        cases.append({"rows": rows, "boxes": {model: boxes(rows, model) for model in MODELS}})
    path = pathlib.Path(__file__).parent.parent / "test" / "reconcile" / "highs.json"
    path.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


main()
