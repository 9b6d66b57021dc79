"""Writes what Keras leaves out of its logs, and asks the lossledger command whether a log adds up."""

from ._command import CommandError, assert_accounted, explain
from ._keras import LossLedger

__all__ = ["CommandError", "LossLedger", "assert_accounted", "explain"]
