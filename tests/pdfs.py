"""Press releases as PDF files, made from lines of text."""

from __future__ import annotations


def pdf(pages, *, font="UniKS-UCS2-H", embedded_map=False, title=None, encrypt=False):
    """Return a PDF file.

    Args:
        pages: Lists of lines; a line is a text, or (x, y, text) in points.
        font: The encoding of the Korean font: a predefined one, or Identity-H with ``embedded_map``.
        embedded_map: Whether the font carries its own map to Unicode, as word processors write it.
        title: In the file's properties.
        encrypt: Whether a password is needed (the file only says so).
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    base = (
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HYSMyeongJo-Medium /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >> /W [1 94 500] >>"
    )
    objects.append(base)
    extra = ""
    if embedded_map:
        objects.append(_stream(_unicode_map()))
        extra = f" /ToUnicode {len(objects)} 0 R"
    objects.append(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /HYSMyeongJo-Medium-{font} /Encoding /{font} /DescendantFonts [3 0 R]{extra} >>"
    )
    number = len(objects)
    for lines in pages:
        content = []
        for index, line in enumerate(lines):
            x, y, text = line if isinstance(line, tuple) else (72, 760 - 16 * index, line)
            code = text.encode("cp949" if "KSC" in font else "utf-16-be").hex()
            content.append(f"BT /F1 11 Tf {x} {y} Td <{code}> Tj ET")
        objects.append(_stream("\n".join(content)))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            f" /Resources << /Font << /F1 {number} 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    trailer = ""
    if title:
        objects.append(f"<< /Title <feff{title.encode('utf-16-be').hex()}> >>")
        trailer += f" /Info {len(objects)} 0 R"
    if encrypt:
        key = "00" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>")
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<00> <00>]"
    return _file(objects, trailer)


def _unicode_map():
    """Return a map that gives each code as itself; a range may not pass from one high byte to the next."""
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
    parts = [ranges[at : at + 100] for at in range(0, 256, 100)]
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + "\n".join(f"{len(part)} beginbfrange {' '.join(part)} endbfrange" for part in parts)
        + " endcmap end end"
    )


def _stream(content):
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects, trailer):
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R{trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return data + end.encode("latin-1")
