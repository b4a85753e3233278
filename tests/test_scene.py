"""A sentence that outlets copy from each other is read once, and told of each article as if it stood in no other."""

from __future__ import annotations

import msgspec
import pytest

from checker.link import link_claims
from checker.link.scene import _laid_out
from checker.load import article_of
from checker.model import Claim, EntityMention, Span
from checker.normalize import normalize_mentions
from checker.scan import scan_article

SENTENCE = "소방청은 오전 9시 기준 가람전자 공장 화재로 숨진 사람이 지난해 12월의 3명보다 많은 5명이라고 밝혔다."
LEAD = "가람시는 6일 브리핑을 열었다."
NAME = "가람전자"


def _claims(text: str, published: str, entity: str | None, name: str) -> list[Claim]:
    article = article_of({"id": name, "text": text, "published": published}, None)
    start = text.index(NAME)
    names = [] if entity is None else [EntityMention(name, Span(start, start + len(NAME)), NAME, entity, "alias")]
    return link_claims(article, normalize_mentions(article, scan_article(article).mentions), names)


VERSIONS = [
    (SENTENCE, "2025-01-08", None),
    (f"{LEAD} {SENTENCE}", "2025-01-08", None),
    (f"{LEAD}\n\n{SENTENCE}", "2025-01-08", "garam"),
    (SENTENCE, "2025-02-09", "garam"),
    (SENTENCE, "2025-02-09", "other"),
    (f"{SENTENCE} {LEAD} {SENTENCE}", "2024-05-01", None),
]


@pytest.mark.parametrize("first", VERSIONS)
@pytest.mark.parametrize("second", VERSIONS)
def test_a_sentence_is_read_alike_whoever_printed_it_before(
    first: tuple[str, str, str | None], second: tuple[str, str, str | None]
) -> None:
    _laid_out.cache_clear()
    alone = _claims(*second, "b")
    _laid_out.cache_clear()
    _claims(*first, "a")
    assert msgspec.json.encode(_claims(*second, "b")) == msgspec.json.encode(alone)


def test_a_copied_sentence_is_laid_out_once() -> None:
    _laid_out.cache_clear()
    _claims(SENTENCE, "2025-01-08", None, "a")
    _claims(f"가람시가 브리핑을 열었다. {SENTENCE}", "2025-01-08", None, "b")
    assert (_laid_out.cache_info().hits, _laid_out.cache_info().misses) == (1, 2)
