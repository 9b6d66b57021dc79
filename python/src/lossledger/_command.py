"""A history, logs or a file → what the lossledger command says of it."""

import html
import json
import os
import shutil
import subprocess
import sys


class CommandError(RuntimeError):
    """The command is not there, or does not understand what it was given."""


def explain(source, *options, command=None):
    """Prints what lossledger says of a log; in a notebook it shows the page with charts.

    `source` is what `fit` returned, a dictionary of columns, or the path of a log. `options` are those of the command
    (`"--verbose"`, `"--split", "val"`). `command` is where it is, if not on the PATH: a path or a list of arguments.
    """
    args, text = _input_of(source)
    shell = _notebook()
    page = shell is not None and not any(option.startswith(("-f", "--format")) for option in options)
    answer = _run(command, [*options, *(["--format", "html"] if page else []), *args], text)
    if answer.returncode != 0:
        raise CommandError(answer.stderr.strip() or answer.stdout.strip())
    if page:
        shell(_frame(answer.stdout))
    else:
        print(answer.stdout, end="")


def assert_accounted(source, max_unexplained=0.01, *options, command=None):
    """Fails unless every row of a log adds up but for this share of its total: 0.01 is one percent.

    `source`, `options` and `command` are those of `explain`; `options` may be any of `lossledger check`.
    """
    if not 0 <= max_unexplained <= 1:
        raise ValueError(f"max_unexplained is a share from 0 to 1, not {max_unexplained!r}")
    args, text = _input_of(source)
    answer = _run(command, ["check", "--max-residual", f"{max_unexplained * 100:.12g}%", *options, *args], text)
    if answer.returncode == 0:
        return
    said = answer.stdout.strip()
    if answer.returncode not in (1, 2) or said == "":
        raise CommandError(answer.stderr.strip() or f"lossledger ended with {answer.returncode}")
    is_open = answer.returncode == 2
    what = "it cannot be told whether" if is_open else "not so:"
    lines = [f"{what} the loss is accounted for within {max_unexplained:.12g} of its total", "", said]
    if answer.stderr.strip():
        lines += ["", answer.stderr.strip()]
    if not _has_penalty(source):
        lines += ["", "The callback lossledger.LossLedger() writes penalties into the logs, so that they are counted."]
    raise AssertionError("\n".join(lines))


def _columns_of(source):
    """The columns of a History or of a dictionary; None for a path."""
    columns = getattr(source, "history", source)
    return columns if hasattr(columns, "items") else None


def _has_penalty(source):
    columns = _columns_of(source)
    return columns is not None and any(name.endswith("penalty_loss") for name in columns)


def _input_of(source):
    """Arguments and standard input for the command."""
    columns = _columns_of(source)
    if columns is None:
        if not isinstance(source, (str, os.PathLike)):
            raise TypeError(f"expected a History, a dictionary or a path, not {type(source).__name__}")
        path = os.fspath(source)
        # A name that begins with a dash is no option.
        return ["--", path], None
    lists = {str(name): [_plain(value) for value in _listed(values)] for name, values in columns.items()}
    return [*_weights_of(lists), "-"], json.dumps(lists)


def _listed(values):
    """Logs of one epoch have numbers where a history has lists."""
    return [values] if not hasattr(values, "__iter__") or getattr(values, "shape", None) == () else list(values)


def _plain(value):
    """Numbers of NumPy and tensors of one number as Python's; what is none is left out of the sum as text."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return str(value)


def _weights_of(lists):
    """The weights that LossLedger wrote, where they stayed the same: then none has to be found."""
    end = "_loss_weight"
    weights = {}
    for name, values in lists.items():
        part = name[: -len("_weight")]
        if not name.endswith(end) or part not in lists:
            continue
        if len(set(values)) != 1 or any(sign in name for sign in ",="):
            return []
        weights[part[: -len("_loss")]] = values[0]
    return ["--weights", ",".join(f"{name}={value!r}" for name, value in weights.items())] if weights else []


def _command(given):
    if given is None:
        found = shutil.which("lossledger")
        if found is not None:
            return [found]
        npx = shutil.which("npx")
        # Only what is installed: nothing is fetched from the network unasked.
        given = [npx, "--no", "lossledger"] if npx is not None else None
    if given is None:
        raise CommandError("there is no lossledger on the PATH; install it with npm, or say where it is with command=")
    return [given] if isinstance(given, (str, os.PathLike)) else list(given)


def _run(command, args, text):
    call = [*map(os.fspath, _command(command)), *args]
    try:
        return subprocess.run(
            call, input=text or "", capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except OSError as error:
        raise CommandError(f"{call[0]} cannot be run: {error}") from error


def _notebook():
    """What shows a page in the cell, in a notebook; None elsewhere."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is None or not hasattr(shell, "kernel"):
        return None
    from IPython.display import HTML, display

    return lambda page: display(HTML(page))


def _frame(page):
    """The page in a frame of its own, so that its styles and the notebook's stay apart."""
    return f'<iframe srcdoc="{html.escape(page)}" sandbox style="width:100%;height:40em;border:0"></iframe>'
