"""What was filled into the fields of a form: a page does not have it as text of its own."""

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

_WITH_TEXT = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
_PASSWORD = 1 << 13  # flag of a field (ISO 32000-1, table 228)
_MAX_FIELDS = 2_000  # of a page
_MAX_BYTES = 1 << 20  # of a value, in UTF-16


def values_on(page: pypdfium2.PdfPage) -> list[str]:
    """Return what is filled into the fields of a page, from the top, those of one height from the right.

    The file has its forms initialised. What is hidden is left out, and passwords.
    """
    if page.formenv is None:
        return []
    return [value for *_, value in sorted(set(_values(page)), key=lambda field: field[:2])]


def _values(page: pypdfium2.PdfPage) -> Iterator[tuple[int, int, str]]:
    box = raw.FS_RECTF()
    for index in range(min(_MAX_FIELDS, raw.FPDFPage_GetAnnotCount(page))):
        field = raw.FPDFPage_GetAnnot(page, index)
        if not field:
            continue
        try:
            if _is_shown(page, field) and (value := " ".join(_value(page, field).split())):
                raw.FPDFAnnot_GetRect(field, box)
                yield -round(box.top), -round(box.right), value
        finally:
            raw.FPDFPage_CloseAnnot(field)


def _is_shown(page: pypdfium2.PdfPage, field: raw.FPDF_ANNOTATION) -> bool:
    if raw.FPDFAnnot_GetFormFieldType(page.formenv, field) not in _WITH_TEXT:
        return False
    is_hidden = raw.FPDFAnnot_GetFlags(field) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW)
    return not is_hidden and not raw.FPDFAnnot_GetFormFieldFlags(page.formenv, field) & _PASSWORD


def _value(page: pypdfium2.PdfPage, field: raw.FPDF_ANNOTATION) -> str:
    size = raw.FPDFAnnot_GetFormFieldValue(page.formenv, field, None, 0)  # bytes, with a NUL at the end
    if size > _MAX_BYTES:
        return ""
    units = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetFormFieldValue(page.formenv, field, units, size)
    return bytes(units).decode("utf-16-le", "ignore").split("\0")[0]
