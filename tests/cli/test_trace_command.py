"""`kg trace` shows a sentence through all stages."""

import pytest

from kg import cli


def test_words_names_events_and_rules_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["trace", "海湾大学昨天在江城举行毕业典礼。", "--date", "2024-06-02"]) == cli.DONE
    told = capsys.readouterr().out
    assert "海湾大学/ORG" in told
    assert "event  毕业典礼 (Ceremony)" in told
    assert "organizer: 海湾大学 by _举行" in told
    assert "hasTime: 昨天" in told


def test_an_unknown_tagger_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["trace", "海湾大学成立。", "--tagger", "lacc"]) == cli.MENDABLE
    assert "known taggers" in capsys.readouterr().err
