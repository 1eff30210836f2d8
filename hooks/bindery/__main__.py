"""``python -m bindery``."""

from .cli import run

if __name__ == "__main__":
    run()
