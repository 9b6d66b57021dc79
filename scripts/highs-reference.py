"""Makes test/reconcile/highs.json and highs-bounds.json: boxes of weights as HiGHS computes them, the reference that the reconciler is tested against.

The program is written out whole, with a variable for every residual: minimise and maximise each weight over
  w >= 0, Y-_t - sum w_i L+_it <= r_t <= Y+_t - sum w_i L-_it, and the conditions of the residual model on r.
Not part of the tests or of CI; needs scipy (which ships HiGHS). Run: python3 scripts/highs-reference.py [printed] [made]
"""

import json
import pathlib
import random
import sys
from fractions import Fraction

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

MODELS = ["zero", "constant", "falling-convex", "non-negative"]


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
    if model == "falling-convex":
        for t in range(1, n):
            row([(t, 1), (t - 1, -1)])
        for t in range(1, n - 1):
            row([(t, 2), (t - 1, -1), (t + 1, -1)])
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


def printed():
    random_ = random.Random(20240229)
    cases = []
    for number in range(60):
        k = random_.choice([1, 2, 2, 3, 4, 6, 12])
        n = random_.choice([2, 3, 5, 8, 12, 30])
        shape = random_.choice(["none", "decay", "growth", "level"])
        rows = problem(random_, n, k, shape, near_parallel=number % 5 == 0)
        cases.append({"rows": rows, "boxes": {model: boxes(rows, model) for model in MODELS}})
    write("highs.json", cases, (", ", ": "))


def made_rows(seed, rows, components, digits, hidden, parallel, scale, degenerate=None):
    """The rows of test/helpers/bounds-problem.ts, number for number: whole units of the last printed place."""
    state = seed

    def draw(m):
        nonlocal state
        state = (state * 1664525 + 1013904223) % 2**32
        return (state * m) >> 32

    parts = 16
    unit = 10**digits * parts
    slow = -(-rows // 30)
    weights = [[100, 100, 50, 20, 200, 137][draw(6)] for _ in range(components)]
    levels = [unit * (20 + draw(280)) // 100 for _ in range(components)]
    rates = [(40 + draw(400)) // slow + 1 for _ in range(components)]
    common, finest = unit // 2, 10**parallel
    term = 2 * unit if hidden in ("falling", "level") else 0
    result = []
    for _ in range(rows):
        shared = common + common * draw(4096) // 16384
        values = []
        for i in range(components):
            level = levels[i]
            levels[i] = level - level * rates[i] // 4096
            own = level * (3686 + draw(820)) // 4096
            values.append(own if parallel == 0 else shared + own // finest)
        if degenerate == "twins":
            values[1] = values[0]
        if degenerate == "zero":
            values[0] = 0
        total = sum(w * v for w, v in zip(weights, values)) // 100 + term
        result.append([(value + parts // 2) // parts for value in [total, *values]])
        step = 450 // slow + 1
        if hidden == "falling":
            term -= term * step // 4096
        if hidden == "growing":
            term += (unit - term) * step // 4096
    return result


def ends(number):
    """Half a unit to either side, in units of the last place."""
    return Fraction(2 * number - 1, 2), Fraction(2 * number + 1, 2)


def sparse_program(rows, model):
    """Rows (entries, right) of entries·x <= right over x = (w, r), and the lower bounds of x; everything scaled to about 1."""
    n, k = len(rows), len(rows[0]) - 1
    sizes = [max(max(abs(end) for end in ends(row[i])) for row in rows) for i in range(k + 1)]
    program = []
    for t, row in enumerate(rows):
        low = [ends(number)[0] / size for number, size in zip(row, sizes)]
        high = [ends(number)[1] / size for number, size in zip(row, sizes)]
        residual = {} if model == "zero" else {(k if model == "constant" else k + t): 1}
        program.append(({**{i: low[1 + i] for i in range(k)}, **residual}, high[0]))
        program.append(({**{i: -high[1 + i] for i in range(k)}, **{j: -v for j, v in residual.items()}}, -low[0]))
    if model == "falling-convex":
        program += [({k + t: 1, k + t - 1: -1}, 0) for t in range(1, n)]
        program += [({k + t: 2, k + t - 1: -1, k + t + 1: -1}, 0) for t in range(1, n - 1)]
    residuals = {"zero": 0, "constant": 1}.get(model, n)
    least = [Fraction(0)] * k + [None if model == "constant" else Fraction(0)] * residuals
    scales = [sizes[0] / size for size in sizes[1:]]
    return program, least, scales


def refined(program, least, cost, rounds):
    """Iterative refinement (Gleixner, Steffy and Wolter 2016): solve, shift the origin to the solution exactly, magnify, solve again."""
    variables = len(least)
    starts = np.cumsum([0] + [len(entries) for entries, _ in program])
    columns = [j for entries, _ in program for j in entries]
    values = [float(v) for entries, _ in program for v in entries.values()]
    matrix = csr_array((values, columns, starts), shape=(len(program), variables))
    x, zoom = [Fraction(0)] * variables, Fraction(1)
    for _ in range(rounds):
        right = [float((b - sum(v * x[j] for j, v in entries.items() if x[j])) * zoom) for entries, b in program]
        bounds = [(None if low is None else float((low - x[j]) * zoom), None) for j, low in enumerate(least)]
        for method, tolerance in (("highs", 1e-10), ("highs-ds", 1e-8), ("highs-ipm", 1e-8), ("highs-ds", 1e-7)):
            result = linprog(cost, matrix, right, bounds=bounds, method=method, options={"primal_feasibility_tolerance": tolerance, "dual_feasibility_tolerance": tolerance})
            if result.status in (0, 2, 3):
                break
        if result.status in (2, 3):
            return result.status
        if result.status != 0:
            raise RuntimeError(result.message)
        x = [old + Fraction(step) / zoom for old, step in zip(x, result.x)]
        zoom *= 10**5
    return x


def made_boxes(rows, model, rounds, trusted=True):
    program, least, scales = sparse_program(rows, model)
    found = []
    for i, scale in enumerate(scales):
        pair = []
        for direction in (1, -1):
            cost = np.zeros(len(least))
            cost[i] = direction
            x = refined(program, least, cost, rounds)
            if x in (2, 3) and not trusted:
                raise RuntimeError("no weights or no end, with intervals finer than the tolerances of HiGHS")
            if x == 2:
                return None
            pair.append(None if x == 3 else float(x[i] * scale))
        found.append(pair)
    return found


OWN = {"none": "zero", "level": "constant", "falling": "falling-convex", "growing": "non-negative"}
WIDER = {"none": "falling-convex", "level": "falling-convex", "falling": "falling-convex", "growing": "non-negative"}


def made():
    cases = []
    seed = 1
    plans = [(n, k, d, 0, 0, None) for n in (1, 2, 7, 40) for k, d in ((1, 4), (2, 1), (3, 4), (5, 2), (12, 4))]
    plans += [(300, k, d, 0, 0, None) for k, d in ((2, 4), (5, 7), (12, 4))] + [(2000, k, 4, 0, 0, None) for k in (3, 12)]
    plans += [(n, k, p + 3, p, 0, None) for n in (7, 60) for k in (2, 3, 5) for p in (2, 5, 8)] + [(1000, 5, 9, 6, 0, None)]
    plans += [(20, 3, d, 0, scale, None) for scale in (9, -9) for d in (1, 6)]
    plans += [(n, 3, 4, 0, 0, kind) for n in (1, 5, 40) for kind in ("twins", "zero")]
    for n, k, digits, parallel, scale, degenerate in plans:
        for hidden in ("none", "level", "falling", "growing"):
            seed += 1
            if n > 300 and hidden in ("none", "level") and k > 3:
                continue
            own = {"seed": seed, "rows": n, "components": k, "digits": digits, "hidden": hidden, "parallel": parallel, "scale": scale}
            if degenerate is not None:
                own["degenerate"] = degenerate
            rows = made_rows(**own)
            models = [WIDER[hidden]] + ([OWN[hidden]] if n <= 300 else []) + ([MODELS[seed % len(MODELS)]] if n <= 60 else [])
            found = {}
            for model in dict.fromkeys(models):
                try:
                    found[model] = made_boxes(rows, model, 3 if n <= 300 or parallel else 1, parallel < 6)
                except RuntimeError as error:
                    print(f"left out, {model}: {error}")
            if found:
                cases.append({"problem": own, "last": rows[-1], "boxes": found})
            print(own, flush=True)
    write("highs-bounds.json", cases)


def write(name, cases, separators=(",", ":")):
    path = pathlib.Path(__file__).parent.parent / "test" / "reconcile" / name
    path.write_text("[\n" + ",\n".join(json.dumps(case, separators=separators) for case in cases) + "\n]\n")


for part in sys.argv[1:] or ["printed", "made"]:
    {"printed": printed, "made": made}[part]()
