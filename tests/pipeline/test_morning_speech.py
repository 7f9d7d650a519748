"""A whole morning of two departments: each distinct sentence is synthesised once."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from broadcast.voice.engines.tone import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from click.testing import Result

    from broadcast.model.speech import Speech, Spoken
    from broadcast.workspace import Workspace


def test_no_sentence_of_a_morning_is_spoken_twice(
    workspace: Workspace, broadcast: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fourteen bulletins; what two of them share is spoken once, and every line has its sound."""
    spoken: Counter[str] = Counter()
    speak = Tone.speak

    def counting(self: Tone, sentence: Spoken) -> Speech:
        spoken[self.reading(sentence)] += 1
        return speak(self, sentence)

    monkeypatch.setattr(Tone, "speak", counting)
    wanted: set[str] = set()
    sentences = synthesised = 0
    for department in ("12", "46"):
        for clock in ("06:00", "06:30", "07:00", "07:30", "08:00", "08:30", "09:00"):
            asked = ("--dept", department, "--slot", clock, "--json")
            result = broadcast("voice", *asked)
            assert result.exit_code == 0, result.stderr
            answer = json.loads(result.stdout)
            sentences += answer["sentences"]
            synthesised += answer["synthesised"]
            rows = json.loads((workspace.root / answer["file"]).read_text(encoding="utf-8"))
            wanted |= {row["path"] for row in rows if row["kind"] == "sentence"}

    assert set(spoken.values()) == {1}
    assert len(spoken) == synthesised == len(wanted) < sentences
