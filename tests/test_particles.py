"""Particles behind counters: whichever stands there, the same stretch is read."""

from __future__ import annotations

import pytest

from checker.lexicon.currencies import NameKind, currency_names
from checker.lexicon.units import unit_table
from checker.scan.korean import scan_korean

# Behind every counter, behind one that ends in a consonant, and behind one that ends in a vowel.
EVERYWHERE = "의 에 에서 에서는 에서도 에는 에도 까지 까지는 까지도 부터 보다 보다는 도 만 만에 마다 처럼 만큼 밖에 씩 뿐 조차 마저 에게 들이"
AFTER_CONSONANT = (
    "은 이 을 과 으로 으로는 이나 이며 이고 이라고 이라는 이다 이었다 입니다 인 이란 이라도 이지만 이라며 과의"
)
AFTER_VOWEL = "는 가 를 와 로 로는 나 며 고 라고 라는 다 였다 입니다 인 란 라도 지만 라며 와의"
RIEUL = 8  # the final consonant behind which 로 stands without 으
# Counter and particle make another word: 강의, 기가, 모인, 차로, 정보다, 타입.
OTHER_WORDS = {
    "강": {"의"},
    "개": {"도"},
    "기": {"가"},
    "되": {"지만"},
    "모": {"인", "였다"},
    "번": {"들이"},
    "정": {"도", "보다", "보다는"},
    "차": {"로", "로는"},
    "타": {"인", "입니다"},
}


def particles_of(surface: str) -> list[str]:
    """Return the particles that may follow a word, by the last of its sounds."""
    final = (ord(surface[-1]) - ord("가")) % 28
    found = [*EVERYWHERE.split(), *(AFTER_CONSONANT if final else AFTER_VOWEL).split()]
    if final == RIEUL:
        found = [particle.removeprefix("으") if particle.startswith("으로") else particle for particle in found]
    return [particle for particle in found if particle not in OTHER_WORDS.get(surface, ())]


def first_span(text: str) -> tuple[int, int] | None:
    """Return where the figure behind 모두 stands."""
    return next(((m.span.start, m.span.end) for m in scan_korean(text) if m.span.start == len("모두 ")), None)


def counters() -> list[str]:
    """Return the Hangul words of the lexicon that stand behind digits."""
    words = {name.surface for names in unit_table().values() for name in names if name.digits}
    words |= {name.surface for name in currency_names().values() if name.kind is NameKind.KOREAN}
    return sorted(word for word in words if "가" <= word[-1] <= "힣")


@pytest.mark.parametrize("initial", sorted({word[0] for word in counters()}))
def test_every_particle_leaves_the_figure_as_it_is(initial: str) -> None:
    for word in counters():
        bare = first_span(f"모두 12{word} 살폈다") if word[0] == initial else None
        if bare is None or bare[1] - bare[0] < len(f"12{word}"):
            continue  # a word that only certain words make a counter: 기가, unless it is 기 and a particle
        wrong = [p for p in particles_of(word) if first_span(f"모두 12{word}{p} 살폈다") != bare]
        assert not wrong, f"12{word} with {wrong}"
