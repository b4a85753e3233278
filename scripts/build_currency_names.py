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


def tender() -> list[str]:
    """Return the codes that are legal tender somewhere today."""
    rows = get_global("territory_currencies").values()
    return sorted({code for row in rows for code, _, end, legal in row if end is None and legal})


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
    return [plain(name) for name in dict.fromkeys(found) if name]


def ascii_only(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def main() -> None:
    lines = [
        "# Full names of the currencies that are legal tender somewhere, in Korean and English.",
        f"# Source: Unicode CLDR as shipped in Babel {babel.__version__} (Unicode License v3).",
        "# Written by scripts/build_currency_names.py; change that script, not this file.",
    ]
    for code in tender():
        lines += ["", "[[name]]", f'code = "{code}"']
        for tag in ("ko", "en"):
            quoted = ", ".join(f'"{name}"' for name in names(code, tag))
            lines.append(f"{tag} = [{quoted}]")
    path = lexicon_dir() / "shared" / "currency_names.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
