"""A tiny PDF writer for tests: text where we want it, the same bytes each time. Points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field

HELVETICA = (278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278) + (556,) * 10 + (
    278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556,
    278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
)  # fmt: skip
"""Advance widths of Helvetica from space to tilde, in thousandths of an em (Adobe's font metrics)."""


def width(text: str, size: float) -> float:
    """How wide `text` is set."""
    return sum(HELVETICA[ord(sign) - 32] if 32 <= ord(sign) < 127 else 556 for sign in text) * size / 1000


@dataclass
class Sheet:
    """One page under the pen."""

    wide: float = 595.0
    high: float = 842.0
    marks: list[str] = field(default_factory=list)
    rotate: int = 0
    crop: str = ""
    """The crop box, where it is smaller: 'left bottom right top', from the bottom left."""
    parts: list[tuple[str, str]] = field(default_factory=list)
    """What `/X0 Do`, `/X1 Do` … paint: entries of the dictionary, and the stream."""

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 10.0,
        *,
        font: str = "F1",
        mode: int = 0,
        turned: bool = False,
    ) -> None:
        """Words with their baseline `y` points below the top; `mode` 3 is invisible; `turned` runs upwards."""
        told = (
            words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").decode("latin-1")
        )
        matrix = f"0 1 -1 0 {x} {self.high - y}" if turned else f"1 0 0 1 {x} {self.high - y}"
        self.marks.append(f"BT /{font} {size} Tf {mode} Tr {matrix} Tm ({told}) Tj ET")

    def paint(self, part: int, matrix: str = "1 0 0 1 0 0") -> None:
        """One of `parts`, set by a matrix from the bottom left."""
        self.marks.append(f"q {matrix} cm /X{part} Do Q")

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A grey picture of one pixel, as large as it is told."""
        self.parts.append(("/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "\xc8"))
        self.paint(len(self.parts) - 1, f"{x1 - x0} 0 0 {bottom - top} {x0} {self.high - bottom}")

    def form(self, words: Sheet, *, box: str = "0 0 595 842", entries: str = "") -> int:
        """What stands on another sheet as a form of this one, cut off at `box`; its number in `parts`."""
        names = " ".join(f"/X{number} {{X{number}}}" for number in range(len(self.parts)))
        resources = f"/Resources << /Font << {FONTS}>> /XObject << {names} >> >>"
        self.parts.append((f"/Subtype /Form /BBox [{box}] {resources} {entries}", "\n".join(words.marks)))
        return len(self.parts) - 1

    def rule(self, x0: float, y: float, x1: float) -> None:
        """A lying rule."""
        self.marks.append(f"0.5 w {x0} {self.high - y} m {x1} {self.high - y} l S")

    def scan(self) -> None:
        """A white picture as large as the page, as under the text layer of a scanned one."""
        self.marks.append(f"q {self.wide} 0 0 {self.high} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID FF> EI Q")

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A rectangle's outline."""
        self.marks.append(f"0.5 w {x0} {self.high - bottom} {x1 - x0} {bottom - top} re S")

    def shade(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """A grey box without an outline, painted behind what comes after it."""
        self.marks.append(f"0.9 g {x0} {self.high - bottom} {x1 - x0} {bottom - top} re f 0 g")

    def column(self, x: float, y: float, wide: float, words: str, size: float = 10.0, *, indent: float = 0.0) -> float:
        """Running words broken into lines `wide` points long; returns the baseline after the last."""
        line, left = "", x + indent
        for word in words.split():
            longer = f"{line} {word}".strip()
            if line and width(longer, size) > wide - (left - x):
                self.text(left, y, line, size)
                y, left, line = y + 1.2 * size, x, word
            else:
                line = longer
        if line:
            self.text(left, y, line, size)
            y += 1.2 * size
        return y


FONTS = "".join(
    f"/F{n} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >> "
    for n, name in enumerate(("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"), 1)
)


def make_pdf(*sheets: Sheet, layers: str = "", fonts: str = "") -> bytes:
    """The sheets as a PDF file. Fonts: F1 Helvetica, F2 Helvetica-Bold, F3 Helvetica-Oblique, and `fonts`.

    `layers` says what is done with the optional content `/Properties` /OC0 and /OC1: '/OFF [{OC0}]'.
    """
    count = len(sheets)
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(count))
    objects = ["", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    first = 3 + 2 * count + 2
    for n, sheet in enumerate(sheets):
        numbers = {f"X{place}": f"{first + place} 0 R" for place in range(len(sheet.parts))}
        first += len(sheet.parts)
        named = " ".join(f"/{name} {number}" for name, number in numbers.items())
        stream = "\n".join(sheet.marks)
        crop = f"/CropBox [{sheet.crop}]" if sheet.crop else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.wide} {sheet.high}] {crop} /Rotate {sheet.rotate} "
            f"/Contents {4 + 2 * n} 0 R /Resources << /Font << {FONTS}{fonts}>> /XObject << {named} >> "
            f"/Properties << /OC0 {3 + 2 * count} 0 R /OC1 {4 + 2 * count} 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects += [f"<< /Type /OCG /Name (Layer {number}) >>" for number in range(2)]
    names = {f"OC{number}": f"{3 + 2 * count + number} 0 R" for number in range(2)}
    for sheet in sheets:
        places = {f"X{place}": f"{len(objects) + 1 + place} 0 R" for place in range(len(sheet.parts))}
        objects += [
            f"<< /Type /XObject {_filled(entries, names | places)} /Length {len(stream)} >>\n"
            f"stream\n{stream}\nendstream"
            for entries, stream in sheet.parts
        ]
    told = f"/OCProperties << /OCGs [{' '.join(names.values())}] /D << {_filled(layers, names)} >> >>" if layers else ""
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {told} >>"
    return _file(objects)


def _filled(words: str, names: dict[str, str]) -> str:
    for name, number in names.items():
        words = words.replace(f"{{{name}}}", number)
    return words


def _file(objects: list[str]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, told in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{told}\nendobj\n".encode("latin-1")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)
