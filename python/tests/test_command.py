"""What the package asks of the command, and makes of its answers; needs Node and `npm run build`, and no Keras."""

import contextlib
import io
import os
import stat
import subprocess
import sys
import tempfile
import types
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python" / "src"))

from lossledger import CommandError, LossLedger, assert_accounted, explain
from lossledger._command import _input_of

COMMAND = ["node", str(ROOT / "bin" / "lossledger.js")]
QUESTION = ROOT / "fixtures" / "seed" / "question.log"


def history(hidden=0.0, weight=0.2):
    """A run of two outputs; `hidden` is a share of the total that no column has."""
    rows = [(1.7131 / epoch, 0.4519 - 0.0217 * epoch, 0.3173 * 0.9**epoch) for epoch in range(1, 9)]
    return types.SimpleNamespace(
        history={
            "loss": [(a + weight * b + penalty) / (1 - hidden) for a, b, penalty in rows],
            "a_loss": [a for a, _, _ in rows],
            "b_loss": [b for _, b, _ in rows],
            "penalty_loss": [penalty for _, _, penalty in rows],
            "a_loss_weight": [1.0] * len(rows),
            "b_loss_weight": [weight] * len(rows),
        }
    )


def said(*args, **options):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        explain(*args, command=COMMAND, **options)
    return out.getvalue()


class Explain(unittest.TestCase):
    def test_a_path(self):
        for path in (QUESTION, str(QUESTION)):
            self.assertIn("of loss is in no printed column", said(path))

    def test_a_history_with_the_weights_that_it_holds(self):
        text = said(history())
        self.assertIn("loss adds up", text)
        self.assertIn("0.2×b", text)

    def test_a_dictionary_of_columns(self):
        columns = history().history
        self.assertEqual(said(columns), said(history()))

    def test_options_go_to_the_command(self):
        self.assertEqual(len(said(history(), "--quiet").splitlines()), 1)

    def test_weights_that_change_are_not_declared(self):
        columns = history().history
        columns["b_loss_weight"] = [0.2] * 7 + [0.3]
        self.assertEqual(_input_of(columns)[0], ["-"])
        self.assertEqual(_input_of(history())[0], ["--weights", "a=1.0,b=0.2", "-"])

    def test_numbers_that_are_none(self):
        columns = history().history
        columns["b_loss"] = [*columns["b_loss"][:-1], float("nan")]
        columns["lr_name"] = ["slow"] * 8
        self.assertIn("nan", said(columns).lower())

    def test_what_is_no_log(self):
        with self.assertRaises(TypeError):
            explain(7, command=COMMAND)
        with self.assertRaisesRegex(CommandError, "no-such.log"):
            explain("no-such.log", command=COMMAND)
        with self.assertRaises(CommandError):
            explain({}, command=COMMAND)

    def test_a_path_that_looks_like_an_option(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "--live").write_bytes(QUESTION.read_bytes())
            before = os.getcwd()
            os.chdir(folder)
            try:
                self.assertIn("of loss is in no printed column", said("--live"))
            finally:
                os.chdir(before)

    def test_a_notebook_shows_the_page(self):
        shown = []
        ipython = types.ModuleType("IPython")
        ipython.get_ipython = lambda: types.SimpleNamespace(kernel=object())
        ipython.display = types.ModuleType("IPython.display")
        ipython.display.HTML = lambda page: page
        ipython.display.display = shown.append
        with mock.patch.dict(sys.modules, {"IPython": ipython, "IPython.display": ipython.display}):
            self.assertEqual(said(history()), "")
            self.assertIn("adds up", said(history(), "--format", "text"))
        self.assertEqual(len(shown), 1)
        self.assertRegex(shown[0], r'^<iframe srcdoc="&lt;!doctype html')
        self.assertNotIn('"', shown[0].split('srcdoc="')[1].split('" sandbox')[0])


class Command(unittest.TestCase):
    def program(self, folder, name, text):
        path = Path(folder) / name
        path.write_text(f'#!/bin/sh\necho {text} "$@"\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def called(self, folder):
        out = io.StringIO()
        with mock.patch.dict(os.environ, {"PATH": folder}), contextlib.redirect_stdout(out):
            explain(QUESTION)
        return out.getvalue().strip()

    @unittest.skipIf(os.name == "nt", "scripts of sh")
    def test_it_is_found_on_the_path_and_then_through_npx(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(CommandError, "npm"):
                self.called(folder)
            self.program(folder, "npx", "npx")
            self.assertEqual(self.called(folder), f"npx --no lossledger -- {QUESTION}")
            self.program(folder, "lossledger", "own")
            self.assertEqual(self.called(folder), f"own -- {QUESTION}")

    def test_one_that_is_not_there(self):
        with self.assertRaisesRegex(CommandError, "cannot be run"):
            explain(QUESTION, command="./no-such-command")


class AssertAccounted(unittest.TestCase):
    def test_a_log_that_adds_up(self):
        self.assertIsNone(assert_accounted(history(), command=COMMAND))
        self.assertIsNone(assert_accounted(history(hidden=0.004), command=COMMAND))

    def test_a_log_that_does_not(self):
        with self.assertRaises(AssertionError) as caught:
            assert_accounted(history(hidden=0.03), command=COMMAND)
        self.assertRegex(str(caught.exception), r"^not so: .* 0\.01 of its total\n\nfail ")
        self.assertNotIn("LossLedger", str(caught.exception))
        assert_accounted(history(hidden=0.03), 0.05, command=COMMAND)

    def test_weights_that_are_not_what_was_declared(self):
        wrong = history()
        wrong.history["b_loss_weight"] = [0.5] * 8
        with self.assertRaises(AssertionError):
            assert_accounted(wrong, command=COMMAND)

    def test_a_log_without_the_callback_names_it(self):
        with self.assertRaisesRegex(AssertionError, "LossLedger"):
            assert_accounted(QUESTION, command=COMMAND)

    def test_a_log_that_cannot_be_judged(self):
        with self.assertRaisesRegex(AssertionError, "cannot be told"):
            assert_accounted({"loss": [2.0, 1.0]}, command=COMMAND)

    def test_a_share(self):
        for share in (-0.1, 1.5, float("nan")):
            with self.assertRaises(ValueError):
                assert_accounted(history(), share, command=COMMAND)


class Package(unittest.TestCase):
    def test_it_imports_nothing_that_must_be_installed(self):
        code = "import sys, lossledger; print({'keras', 'tensorflow', 'numpy', 'IPython'} & set(sys.modules))"
        env = {**os.environ, "PYTHONPATH": str(ROOT / "python" / "src")}
        found = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
        self.assertEqual(found.stdout.strip(), "set()")

    def test_the_callback_asks_for_a_keras_model(self):
        with self.assertRaisesRegex(TypeError, "not dict"):
            LossLedger().set_model({})


if __name__ == "__main__":
    unittest.main()
