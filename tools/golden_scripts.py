"""Write the golden scripts of tests/script anew; read every changed line before you commit it.

Run from the repository: ``python tools/golden_scripts.py``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
sys.path.insert(0, str(TESTS))

from script.elections import brief_of  # noqa: E402 - found on the path just set
from script.goldens import GOLDEN, SCRIPTS, body_of, golden_name, morning_text  # noqa: E402
from script.scenarios import SCENARIOS  # noqa: E402

from broadcast.model.figures import Stage  # noqa: E402
from broadcast.script.templates import compose  # noqa: E402
from broadcast.workspace import create_workspace  # noqa: E402


def main() -> None:
    """Every scenario at every stage in both formats, and the two mornings."""
    GOLDEN.mkdir(exist_ok=True)
    for name, scenario in SCENARIOS.items():
        for stage in Stage:
            for format_ in ("journal", "flash"):
                brief = brief_of(scenario, "12", stage, format_=format_)
                text = body_of(compose(brief, SCRIPTS).text)
                (GOLDEN / golden_name(name, stage, format_)).write_text(text, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(Path(folder) / "station")
        for department in ("Aveyron", "Lot"):
            path = GOLDEN / f"matin-{department.lower()}.md"
            path.write_text(morning_text(workspace, department), encoding="utf-8")


if __name__ == "__main__":
    main()
