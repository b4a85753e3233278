"""One thing told in Korean and in English counts one thing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from claim_tools import claim_at

with (Path(__file__).parent / "both_languages.toml").open("rb") as _stream:
    TOLD = tomllib.load(_stream)["told"]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row["en"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_both_languages_count_one_thing(row: dict[str, str], language: str) -> None:
    assert claim_at(row[language]).attribute == row["id"]
