"""Write ``data/lexicons/shared/currency_names.toml`` from the CLDR data in Babel.

Run it again when Babel is updated: ``python scripts/build_currency_names.py``. The file is committed,
because reading two CLDR locales takes longer than reading what is needed of them.
"""

from __future__ import annotations

import unicodedata

import babel
from babel import Locale
from babel.core import get_global

from checker.paths import lexicon_dir

# Money that was legal tender in this year or later still stands in stories: the last marks, francs and lats.
RECENT = 1990


# Last words of names that are everyday words, places or persons: 3 soles, 코르도바, 레이.
# fmt: off
EVERYDAY = frozenset((
    "dollar", "dollars", "pound", "pounds", "mark", "marks", "sol", "soles", "som", "soms", "real", "reals",
    "rand", "crown", "crowns", "unit", "units", "right", "rights", "gold", "value", "account", "hard", "lats",
    "lati", "dram", "drams", "austral", "australs", "inti", "intis", "cupon", "리타", "타로나", "인티", "달러", "파운드",
    "마르크", "시디", "코르도바", "발보아", "리온", "레이", "바투", "로티", "쿠폰", "노보", "키나", "금", "은", "솔", "솜", "숨", "렛", "라트",
))
# fmt: on


def tender() -> list[str]:
    """Return the codes that are legal tender somewhere today, or were until not long ago."""
    rows = get_global("territory_currencies").values()
    return sorted({code for row in rows for code, _, end, legal in row if legal and (end is None or end[0] >= RECENT)})


def plain(name: str) -> str:
    """Return the name in composed form."""
    return unicodedata.normalize("NFC", name)


def names(code: str, tag: str) -> list[str]:
    locale = Locale.parse(tag)
    found = [locale.currencies.get(code, "")]
    found += [locale._data["currency_names_plural"].get(code, {}).get(form, "") for form in ("one", "other")]
    if tag == "ko":
        found += [name.removesuffix("화") for name in found if name.endswith("화")]
        found += [name.replace(" ", "") for name in found]
    else:
        found = [name.lower() for name in found]
        found += [ascii_only(name) for name in found]
    # a name with years behind it (루블 (1991–1998)) is the old money of a name that the new one keeps
    return [plain(name) for name in dict.fromkeys(found) if name and "(" not in name]


def short_names(known: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the last words (볼리바르, drachmas) that are the name of one currency alone."""
    owners: dict[str, set[str]] = {}
    for code, found in known.items():
        for name in found:
            owners.setdefault(name.rsplit(" ", 1)[-1], set()).add(code)
    alone = {word for word, codes in owners.items() if len(codes) == 1 and len(word) > 1 and word not in EVERYDAY}
    return {
        code: sorted({name.rsplit(" ", 1)[-1] for name in found if " " in name} & alone)
        for code, found in known.items()
    }


def ascii_only(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def main() -> None:
    lines = [
        "# Full names of the currencies that are or lately were legal tender somewhere, in Korean and English.",
        f"# Source: Unicode CLDR as shipped in Babel {babel.__version__} (Unicode License v3).",
        "# Written by scripts/build_currency_names.py; change that script, not this file.",
    ]
    full = {tag: {code: names(code, tag) for code in tender()} for tag in ("ko", "en")}
    short = {tag: short_names(known) for tag, known in full.items()}
    for code in tender():
        found = {tag: list(dict.fromkeys(full[tag][code] + short[tag][code])) for tag in full}
        if not any(found.values()):
            continue
        lines += ["", "[[name]]", f'code = "{code}"']
        for tag, known in found.items():
            lines.append("{} = [{}]".format(tag, ", ".join(f'"{name}"' for name in known)))
    path = lexicon_dir() / "shared" / "currency_names.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
