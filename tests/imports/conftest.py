"""Files to import, and what they are imported with."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.actions.imports import BatchKept, ImportFile, ImportPlan, import_file, plan_import
from tests.support.ministry import Ministry

pytest_plugins: list[str] = []
