"""Zip and gzip files are unpacked in memory, within bounds; nothing of them is ever written to disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from checker.errors import InputError
from checker.inflate import inflated
from checker.load.documents import LARGEST, message_of
from checker.load.kinds import is_known
from checker.load.names import ids_of_members
from checker.model import Problem

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

__all__ = ["Budget", "Member", "members_of_zip", "require_sound", "unpack_gzip"]

_PIECE = 64 * 1024

# All that the archives of one run may unpack to: some 50,000 articles, and still in memory.
_TOTAL = 256 * 1024 * 1024

# Text packs to a tenth, tables of articles to a thirtieth; a bomb to a thousandth.
_RATIO = 200
# What is smaller is no bomb, however well it packs.
_SMALL = 1024 * 1024

# More than any day of any agency.
_MOST_MEMBERS = 20_000

_HINT = "unpack it first, and give what is in it"


class Budget:
    """What may still be unpacked in a run."""

    def __init__(self, left: int = _TOTAL) -> None:
        self._left = left

    def take(self, size: int) -> None:
        """Spend ``size`` bytes.

        Raises:
            InputError: So many are not left.
        """
        self._left -= size
        if self._left < 0:
            raise InputError("the archives unpack to more than can be held", hint=_HINT)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path there, as it was meant, the id of its article, and its bytes."""

    name: str
    id: str
    data: bytes


def members_of_zip(stream: IO[bytes], name: str, identity: str, budget: Budget) -> Iterator[Member | Problem]:
    """Yield the members of a zip file that are of a known kind, sorted by name.

    Args:
        stream: The archive.
        name: What messages call it.
        identity: What the ids of its members begin with.
        budget: Is spent.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        archive = ZipFile(stream)
    except (BadZipFile, NotImplementedError, OSError, ValueError) as error:
        yield Problem(name, f"this is no whole zip archive: {error} (was the download cut off?)")
        return
    with archive:
        found = sorted(
            ((_name_of(info), info) for info in archive.infolist() if not info.is_dir()), key=lambda one: one[0]
        )
        wanted = [(inside, info) for inside, info in found if is_known(inside) and not _is_hidden(inside)]
        if not wanted:
            yield Problem(name, "the archive holds no articles")
        if len(wanted) > _MOST_MEMBERS:
            yield Problem(name, f"the archive holds more than {_MOST_MEMBERS} files; the rest is left out ({_HINT})")
        ids = ids_of_members(identity, [inside for inside, _ in wanted])
        for inside, info in wanted[:_MOST_MEMBERS]:
            try:
                yield Member(inside, ids.get(inside, f"{identity}/{inside}"), _read(archive, info, budget))
            except InputError as error:
                yield Problem(f"{name}:{inside}", message_of(error))


def require_sound(stream: IO[bytes]) -> None:
    """Make sure that a zip file (an Excel workbook is one) is whole and no bomb, before a library unpacks it.

    Raises:
        InputError: It is neither.
    """
    from zipfile import BadZipFile, ZipFile
    from zlib import error as ZlibError

    try:
        with ZipFile(stream) as archive:
            members = archive.infolist()
            packed = sum(info.compress_size for info in members)
            size = sum(info.file_size for info in members)
            if size > _TOTAL or (size > _SMALL and size > packed * _RATIO):
                raise InputError("the file unpacks to more than can be held", hint="save it again with what is needed")
            broken = archive.testzip()
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, ZlibError) as error:
        raise InputError(f"the file is not whole: {error}", hint="was the download cut off?") from None
    finally:
        stream.seek(0)
    if broken is not None:
        raise InputError(f"the file is not whole: {broken} does not fit", hint="was the download cut off?")


def unpack_gzip(stream: IO[bytes], size: int, budget: Budget) -> bytes:
    """Return what a gzip file packs.

    Args:
        stream: The file.
        size: How many bytes it has.
        budget: Is spent.

    Raises:
        InputError: It is broken, or unpacks to more than may be.
    """
    pieces = iter(lambda: stream.read(_PIECE), b"")
    return _gathered(inflated(pieces), size, budget)


def _read(archive: ZipFile, info: ZipInfo, budget: Budget) -> bytes:
    from zipfile import BadZipFile
    from zlib import error as ZlibError

    if info.flag_bits & 0x1:
        raise InputError("the file is protected by a password", hint=_HINT)
    try:
        with archive.open(info) as stream:
            return _gathered(iter(lambda: stream.read(_PIECE), b""), info.compress_size, budget)
    except NotImplementedError:
        raise InputError("the file is packed in a way that is not known", hint=_HINT) from None
    except (BadZipFile, EOFError, OSError, ValueError, ZlibError) as error:
        raise InputError(f"the file could not be unpacked: {error}", hint="was the archive cut off?") from None


def _gathered(pieces: Iterable[bytes], packed: int, budget: Budget) -> bytes:
    parts: list[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST:
            raise InputError("the file unpacks to more than 64 MiB", hint=_HINT)
        if size > _SMALL and size > packed * _RATIO:
            raise InputError(f"the file unpacks to more than {_RATIO} times its size", hint=_HINT)
        budget.take(len(piece))
        parts.append(piece)
    return b"".join(parts)


def _name_of(info: ZipInfo) -> str:
    """Return a member's path as it was meant: old Windows writes names in CP949, and says nothing."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        sent = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "cp949"):
        try:
            return sent.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_hidden(name: str) -> bool:
    """Tell whether a member is of no concern: hidden, a lock file, or the shadow that macOS adds."""
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or any(part.startswith((".", "~$")) and part not in (".", "..") for part in parts)
