"""Tables of articles: JSON Lines, CSV and Excel, read row by row."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

import msgspec

from checker.errors import InputError
from checker.lexicon.columns import field_names
from checker.load.archives import require_sound
from checker.load.decode import decode, encoding_of_stream, refuse_binary
from checker.load.documents import message_of
from checker.load.exports import Row, mended
from checker.load.records import record_of
from checker.model import Problem

__all__ = ["Row", "read_csv", "read_jsonl", "read_xlsx"]

_HEAD = 64 * 1024
_COLUMN_HINT = "name the columns id, text and, where known, source, title, published, url"


# --- JSON Lines -----------------------------------------------------------------------------------


def read_jsonl(stream: BinaryIO, name: str) -> Iterator[Row | Problem]:
    """Yield the records of JSON Lines; a bad line is a problem with its line and column."""
    number = 0
    empty = True
    for number, line in enumerate(_lines(stream, name), 1):
        where = f"{name}:{number}"
        if isinstance(line, Problem):
            yield line
            return
        if not line.strip():
            continue
        empty = False
        yield _read_line(line, where)
    if empty:
        yield Problem(name, "the file is empty" if number == 0 else "there are only empty lines")


def _lines(stream: BinaryIO, name: str) -> Iterator[bytes | Problem]:
    head = stream.readline()
    try:
        refuse_binary(head)
        encoding = encoding_of_stream(head)
        if encoding not in (None, "utf-8-sig"):
            # rare: wide text cannot be cut at line feeds before it is decoded
            for line in decode(head + stream.read()).splitlines():
                yield line.encode("utf-8", "surrogatepass")
            return
        if b"\x00" in head:
            raise InputError("this is a binary file, not text", hint="save it as JSON Lines in UTF-8")
    except InputError as error:
        yield Problem(name, str(error))
        return
    if head:
        yield head.removeprefix(codecs.BOM_UTF8)
    yield from stream


def _read_line(line: bytes, where: str) -> Row | Problem:
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        try:
            row = _decode_slowly(line, where)
        except InputError as error:
            return Problem(error.where or where, message_of(error))
    if not isinstance(row, dict):
        return Problem(where, 'the line is no JSON object (one article a line: {"id": …, "text": …})')
    record = record_of(row)
    if "text" not in record:
        return Problem(where, f"the line has no text ({_COLUMN_HINT})")
    if "id" not in record:
        return Problem(where, f"the line has no id ({_COLUMN_HINT})")
    return Row(record, where)


def _decode_slowly(line: bytes, where: str) -> Any:
    """Read a line that is not plain UTF-8 JSON, or say where it breaks."""
    text = decode(line)
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"the line is no JSON: {error.msg}", where=f"{where}:{error.colno}", hint="was the file cut off here?"
        ) from None
    except RecursionError:
        raise InputError("the line is nested too deeply", where=where, hint="one flat object a line") from None
    text = row.get("text", "") if isinstance(row, dict) else ""
    if isinstance(text, str) and any("\ud800" <= character <= "\udfff" for character in text):
        raise InputError("the text holds half a surrogate pair", where=where, hint="write the file again as UTF-8")
    return row


# --- CSV ------------------------------------------------------------------------------------------


def read_csv(stream: BinaryIO, name: str) -> Iterator[Row | Problem]:
    """Yield the records of a CSV file with a header line."""
    try:
        encoding = _encoding(stream)
    except InputError as error:
        yield Problem(name, str(error))
        return
    csv.field_size_limit(2**31 - 1)
    with codecs.getreader(encoding)(stream) as text:
        header = text.readline()
        if not header.strip():
            yield Problem(name, "the file is empty")
            return
        reader = csv.reader(text, delimiter=_delimiter(header))
        try:
            columns = next(csv.reader([header], delimiter=_delimiter(header)))
        except csv.Error as error:
            yield Problem(f"{name}:1", f"the line of columns could not be read: {error}")
            return
        problem = _missing_text(columns, f"{name}:1")
        if problem is not None:
            yield problem
            return
        yield from mended(_csv_rows(reader, columns, name), columns, name)


def _csv_rows(reader: Any, columns: list[str], name: str) -> Iterator[Row | Problem]:
    line = 2
    found = False
    try:
        for cells in reader:
            where, line = f"{name}:{line}", reader.line_num + 2
            if any(cell.strip() for cell in cells):
                found = True
                yield _row(dict(zip(columns, cells, strict=False)), where)
    except (csv.Error, UnicodeDecodeError) as error:
        yield Problem(f"{name}:{line}", f"the rest of the table could not be read: {error}")
    if not found:
        yield Problem(name, "the table has no rows")


def _encoding(stream: BinaryIO) -> str:
    """Tell the encoding of a file by reading it through, and go back to its beginning."""
    head = stream.read(_HEAD)
    refuse_binary(head)
    marked = encoding_of_stream(head)
    stream.seek(0)
    if marked is not None:
        return marked
    if b"\x00" in head:
        raise InputError("this is a binary file, not a table", hint="save it as CSV in UTF-8")
    for encoding in ("utf-8", "cp949"):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            while chunk := stream.read(_HEAD):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        else:
            return encoding
        finally:
            stream.seek(0)
    raise InputError("the encoding could not be told", hint="save it as CSV in UTF-8")


def _delimiter(header: str) -> str:
    return max((",", "\t", ";", "|"), key=header.count)


# --- Excel ----------------------------------------------------------------------------------------


# What a password-protected workbook is wrapped in, and what workbooks were before 2007.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_xlsx(stream: BinaryIO, name: str) -> Iterator[Row | Problem]:
    """Yield the records of all sheets of a workbook whose first row names the columns."""
    from openpyxl import load_workbook

    old = stream.read(len(_OLD_OFFICE)) == _OLD_OFFICE
    stream.seek(0)
    if old:
        yield Problem(name, "this Excel workbook is protected by a password, or an old .xls (save it as plain .xlsx)")
        return
    try:
        require_sound(stream)
        book = load_workbook(stream, read_only=True, data_only=True)
    except (InputError, KeyError, SyntaxError, ValueError, OSError) as error:  # malformed XML is a SyntaxError
        said = error.message if isinstance(error, InputError) else error
        yield Problem(name, f"this is no Excel workbook: {said} (save it as .xlsx)")
        return
    readable = False
    for sheet in book.worksheets:
        # some writers declare a sheet of one cell; what is there counts
        sheet.reset_dimensions()
        cells = sheet.iter_rows(values_only=True)
        try:
            columns = ["" if cell is None else str(cell) for cell in next(cells, ())]
            if _missing_text(columns, name) is not None:
                continue
            readable = True
            yield from mended(_sheet_rows(cells, columns, f"{name}:{sheet.title}"), columns, name)
        except (KeyError, SyntaxError, ValueError) as error:
            readable = True
            yield Problem(f"{name}:{sheet.title}", f"the rest of the sheet could not be read: {error}")
    book.close()
    if not readable:
        yield Problem(name, f"no sheet has a column text ({_COLUMN_HINT})")


def _sheet_rows(rows: Iterable[Sequence[Any]], columns: list[str], name: str) -> Iterator[Row | Problem]:
    for number, cells in enumerate(rows, 2):
        if any(cell not in (None, "") for cell in cells):
            yield _row(dict(zip(columns, cells, strict=False)), f"{name}:{number}")


# --- rows -----------------------------------------------------------------------------------------


def _missing_text(columns: list[str], where: str) -> Problem | None:
    folded = {column.strip().lower().replace(" ", "") for column in columns}
    for field in ("id", "text"):
        if not folded & set(field_names()[field]):
            return Problem(where, f"the table has no column {field} ({_COLUMN_HINT})")
    return None


def _row(cells: dict[str, Any], where: str) -> Row | Problem:
    record = record_of(cells)
    if isinstance(record.get("id"), float):
        record["id"] = _id_of(record["id"], record, where)
    for field in ("id", "text"):
        if field not in record:
            return Problem(where, f"the row has no {field}")
    return Row(record, where)


def _id_of(number: float, record: dict[str, Any], where: str) -> str:
    """Return the id of a row whose id a spreadsheet made a number of: its digits, unless some were lost."""
    return str(int(number)) if number.is_integer() else str(record.get("url") or where)
