"""``python -m bindery``."""

from .cli import run

run()
