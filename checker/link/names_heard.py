"""Names that English articles give and Korean ones only transcribe: Pokhara, 포카라."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from checker.link.names import ends_name
from checker.link.names_text import NamedText
from checker.model import Span
from checker.sounds import romanised, spoken

__all__ = ["Heard"]

# Shorter words sound like something in any language.
_LETTERS = 5
_SYLLABLES = 3
# So many names must the article share with one that gives the name in Latin letters.
_SHARED = 2
# So many articles are enough to tell in what company a name stands.
_COMPANIES = 20
_WORD = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣]{3,12}")


class Heard:
    """The single words that are names in English articles, by their sound, with the company that they keep."""

    def __init__(self, texts: Sequence[NamedText]) -> None:
        """Collect the names of a corpus; none where it is in one language."""
        self._entities: dict[str, set[str]] = defaultdict(set)
        self._companies: dict[str, list[frozenset[str]]] = defaultdict(list)
        self._known: dict[str, tuple[str, int] | None] = {}
        self._kinds: dict[str, str] = {}
        if len({text.article.language for text in texts}) > 1:
            for text in texts:
                if text.article.language == "en":
                    self._collect(text)

    def _collect(self, text: NamedText) -> None:
        company = frozenset(entity for entity, _ in text.mentions.values())
        for span, (entity, how) in text.mentions.items():
            word = span.of(text.text)
            if how == "new" and word.isalpha() and word.isascii() and len(word) >= _LETTERS:
                self._entities[spoken(word.lower())].add(entity)
                self._kinds[entity] = text.kind_of(entity)
        for entity in company & self._kinds.keys():
            if len(self._companies[entity]) < _COMPANIES:
                self._companies[entity].append(company)

    def place(self, text: NamedText) -> None:
        """Find the names of the corpus that a Korean article writes as they sound."""
        if not self._entities or text.article.language != "ko":
            return
        own = frozenset(entity for entity, _ in text.mentions.values())
        for match in _WORD.finditer(text.text):
            found = self._name_of(match.group())
            if found is None:
                continue
            entity, length = found
            span = Span(match.start(), match.start() + length)
            if text.is_free(span) and any(len(own & company) >= _SHARED for company in self._companies[entity]):
                text.kinds.setdefault(entity, self._kinds[entity])
                text.add(span, entity, "spelling")

    def _name_of(self, word: str) -> tuple[str, int] | None:
        """Return the one name that a word sounds like but for its particle, and how much of the word it is."""
        if word not in self._known:
            self._known[word] = None
            for cut in range(len(word), _SYLLABLES - 1, -1):
                found = self._entities.get(spoken(romanised(word[:cut])), set())
                if len(found) == 1 and ends_name(word, 0, cut, "place") is not None:
                    self._known[word] = next(iter(found)), cut
                    break
        return self._known[word]
