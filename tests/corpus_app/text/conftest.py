"""The real documents: looked for where ``SEEDS_DIR`` says, or in ``../shared/seeds`` beside the project."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SEEDS = Path(os.environ.get("SEEDS_DIR") or ROOT.parent / "shared" / "seeds")

# They are other people's text and not part of the project. Where they are not, their tests are not collected,
# except in CI, where they must be and their tests fail with a sentence.
collect_ignore = [] if SEEDS.is_dir() or os.environ.get("CI") else ["test_segmenter_on_seeds.py"]


def seed_text(name: str) -> str:
    """The text of the real document whose file name starts with ``name``."""
    found = sorted(SEEDS.glob(f"{name}*.txt"))
    assert found, f"No real document {name}*.txt in {SEEDS}: set SEEDS_DIR to the folder that holds them."
    return found[0].read_text(encoding="utf-8")
