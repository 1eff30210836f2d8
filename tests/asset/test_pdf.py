"""A PDF keeps its pages, bookmarks, links and fields; who made it, scripts and files are gone."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from bindery.asset import Refused, cleaned, pdf

from .samples import SECRET, jpeg, png, says, written

PLAIN = pikepdf.ObjectStreamMode.disable


def document() -> pikepdf.Pdf:
    """Two pages, each with a coloured box."""
    made = pikepdf.new()
    for number in range(2):
        page = made.add_blank_page(page_size=(100, 80))
        page.obj.Contents = made.make_stream(b"1 0 %d rg 10 10 30 20 re f" % number)
    return made


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET}')"))


def link(**said: object) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], **said)


def views(data: bytes) -> str:
    """Every string, name and unpacked stream of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        found = [repr(opened.trailer)]
        for value in opened.objects:
            found.append(repr(value))
            if isinstance(value, pikepdf.Stream):
                found.append(value.read_raw_bytes().decode("utf-8", "ignore"))
                if value.get("/Filter") != Name.DCTDecode:
                    found.append(value.read_bytes().decode("utf-8", "ignore"))
    return "\n".join(found)


def drawn(data: bytes) -> list[bytes]:
    """The points of each page."""
    with pypdfium2.PdfDocument(data) as opened:
        return [page.render(scale=1).to_pil().tobytes() for page in opened]


def _information(made: pikepdf.Pdf) -> None:
    made.docinfo["/Author"] = SECRET
    with made.open_metadata() as said:
        said["dc:creator"] = [SECRET]
    made.trailer.Kin = String(SECRET)


def _page_data(made: pikepdf.Pdf) -> None:
    page = made.pages[0].obj
    page.Metadata = made.make_stream(SECRET.encode(), Type=Name.Metadata)
    page.PieceInfo = Dictionary(A=Dictionary(Private=String(SECRET)))
    page.Thumb = made.make_stream(SECRET.encode())
    page.AA = Dictionary(O=script())
    page.Kin = String(SECRET)


def _root_data(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = script()
    made.Root.AA = Dictionary(WC=script())
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("a"), script()]))
    made.Root.Kin = String(SECRET)
    made.Root.Collection = Dictionary(D=String(SECRET))


def _files(made: pikepdf.Pdf) -> None:
    made.attachments[SECRET] = SECRET.encode()
    spec = Dictionary(
        Type=Name.Filespec, F=String(SECRET), EF=Dictionary(F=made.make_stream(SECRET.encode()))
    )
    made.Root.AF = Array([made.make_indirect(spec)])
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 0, 0], FS=spec)
    made.pages[0].obj.Annots = Array([made.make_indirect(note)])


def _actions(made: pikepdf.Pdf) -> None:
    launch = Dictionary(S=Name.Launch, F=String(SECRET))
    submit = Dictionary(S=Name.SubmitForm, F=String(SECRET), Next=script())
    elsewhere = Dictionary(S=Name.GoToR, F=String(SECRET), D=[0, Name.Fit])
    run = Dictionary(S=Name.URI, URI=String(f"javascript:{SECRET}"))
    actions = (launch, submit, elsewhere, run, script())
    made.pages[0].obj.Annots = Array([link(A=action, PA=run) for action in actions])


def _photograph(made: pikepdf.Pdf) -> None:
    picture = made.make_stream(
        jpeg(), Type=Name.XObject, Subtype=Name.Image, Width=24, Height=16,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    picture.Metadata = made.make_stream(SECRET.encode(), Type=Name.Metadata)
    page = made.pages[0].obj
    page.Resources = Dictionary(XObject=Dictionary(I=picture))
    page.Contents = made.make_stream(b"24 0 0 16 5 5 cm /I Do")


def _form(made: pikepdf.Pdf) -> None:
    field = made.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=[0, 0, 9, 9], FT=Name.Tx, T=String("ten"),
            A=script(), AA=Dictionary(K=script()), Kin=String(SECRET),
        )
    )  # fmt: skip
    signed = made.make_indirect(
        Dictionary(FT=Name.Sig, T=String("ky"), V=Dictionary(Name=String(SECRET)))
    )
    made.pages[0].obj.Annots = Array([field])
    made.Root.AcroForm = Dictionary(Fields=[field, signed], CO=[field], Kin=String(SECRET))


def _bookmarks(made: pikepdf.Pdf) -> None:
    with made.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Phần một", 0))
        outline.root.append(pikepdf.OutlineItem("Phần hai", action=script()))


PLANTED: list[Callable[[pikepdf.Pdf], None]] = [
    *(_information, _page_data, _root_data, _files, _actions, _photograph, _form, _bookmarks)
]


@pytest.mark.parametrize("plant", PLANTED)
def test_the_pages_are_the_same_and_nothing_else_is_said(
    plant: Callable[[pikepdf.Pdf], None],
) -> None:
    with document() as made:
        plant(made)
        data = written(made)
    clean = cleaned("a.pdf", data)
    assert SECRET in views(data) or says(data)
    assert SECRET not in views(clean)
    assert not says(clean)
    for word in ("JavaScript", "Launch", "EmbeddedFile", "javascript:"):
        assert word not in views(clean)
    assert drawn(clean) == drawn(data)
    assert cleaned("a.pdf", clean) == clean
    assert cleaned("a.pdf", data) == clean


def test_links_bookmarks_fields_and_language_stay() -> None:
    with document() as made:
        _bookmarks(made)
        _form(made)
        page = made.pages[0].obj
        there = Array([made.pages[1].obj, Name.Fit])
        page.Annots.append(link(A=Dictionary(S=Name.URI, URI=String("https://e.vn/a"))))
        page.Annots.append(link(A=Dictionary(S=Name.GoTo, D=there)))
        page.Annots.append(link(Dest=there))
        made.Root.Lang = String("vi")
        clean = cleaned("a.pdf", written(made))
    with pikepdf.open(io.BytesIO(clean)) as opened:
        field, web, action, inside = opened.pages[0].obj.Annots
        assert str(opened.Root.Lang) == "vi"
        assert field.T == "ten"
        assert web.A.URI == "https://e.vn/a"
        assert action.A.D[0].objgen == inside.Dest[0].objgen == opened.pages[1].obj.objgen
        with opened.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Phần một", "Phần hai"]


def test_an_earlier_version_is_not_handed_out() -> None:
    """Programs that save quickly put the new version behind the old one."""
    with document() as made:
        made.pages[0].obj.Contents = made.make_stream(f"% {SECRET}".encode())
        before = written(made, compress_streams=False)
        made.pages[0].obj.Contents = made.make_stream(b"0 0 5 5 re f")
        after = written(made)
    assert says(before)
    with pikepdf.open(io.BytesIO(before)) as opened:
        number = opened.pages[0].obj.Contents.objgen[0]
    start = len(before)
    added = f"{number} 0 obj\n<</Length 12>>\nstream\n0 0 5 5 re f\nendstream\nendobj\n"
    table = before.rindex(b"startxref")
    old = int(before[table + 9 :].split()[0])
    size = before[before.rindex(b"/Size") + 5 :].split()[0].decode().rstrip(">/")
    with pikepdf.open(io.BytesIO(before)) as opened:
        root = opened.Root.objgen[0]
    added += f"xref\n{number} 1\n{start:010} 00000 n \ntrailer\n"
    added += f"<</Size {size}/Root {root} 0 R/Prev {old}>>\nstartxref\n"
    data = before + added.encode()
    data += str(data.rindex(b"xref\n", 0, len(data) - 11)).encode() + b"\n%%EOF\n"
    assert drawn(data) == drawn(after)
    assert says(data)
    assert SECRET not in views(cleaned("a.pdf", data))


def _locked(made: pikepdf.Pdf) -> bytes:
    return written(made, encryption=pikepdf.Encryption(owner="a", user=""))


def _password(made: pikepdf.Pdf) -> bytes:
    return written(made, encryption=pikepdf.Encryption(owner="a", user="b"))


def _remark(made: pikepdf.Pdf) -> bytes:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("x"))
    made.pages[1].obj.Annots = Array([note])
    return written(made)


def _hidden_field(made: pikepdf.Pdf) -> bytes:
    field = made.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=[0, 0, 9, 9], F=2, FT=Name.Tx)
    )
    made.pages[0].obj.Annots = Array([field])
    made.Root.AcroForm = Dictionary(Fields=[field])
    return written(made)


def _layer(**said: object) -> Callable[[pikepdf.Pdf], bytes]:
    def plant(made: pikepdf.Pdf) -> bytes:
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("Nháp")))
        shown = {key: layer if value == "layer" else value for key, value in said.items()}
        shown = {key: Array([value]) if key == "OFF" else value for key, value in shown.items()}
        made.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(**shown))
        return written(made)

    return plant


def _xfa(made: pikepdf.Pdf) -> bytes:
    made.Root.AcroForm = Dictionary(Fields=[], XFA=made.make_stream(b"<xdp/>"))
    return written(made)


def _external(made: pikepdf.Pdf) -> bytes:
    made.pages[0].obj.Contents.F = String("/etc/passwd")
    return written(made)


def _scan(made: pikepdf.Pdf) -> bytes:
    """A comment in it would be handed out: no library here could take it out."""
    picture = made.make_stream(b"\0", Subtype=Name.Image, Filter=Array([Name.JPXDecode]))
    made.pages[0].obj.Resources.XObject = Dictionary(I=picture)
    return written(made)


BAD = {
    "JPEG 2000": (_scan, "hình trong PDF là JPEG 2000"),
    "password": (_password, "PDF có mật khẩu"),
    "locked": (_locked, "PDF bị khóa quyền"),
    "remark": (_remark, "trang 2 của PDF còn lời ghi chú (comment, Text); xóa ghi chú"),
    "hidden field": (_hidden_field, "trang 1 của PDF có ô biểu mẫu bị ẩn"),
    "layer off": (_layer(OFF="layer"), "PDF có lớp (layer) đang ẩn"),
    "layers off": (_layer(BaseState=Name.OFF), "PDF có lớp (layer) đang ẩn"),
    "xfa": (_xfa, "PDF là biểu mẫu XFA"),
    "external": (_external, "PDF lấy nội dung từ tệp khác"),
    "cut": (lambda made: written(made)[:-200], "PDF hỏng hoặc bị cắt cụt"),
    "text": (lambda _: b"<html>", "tệp này không phải PDF"),
    "picture": (lambda _: png(), "tệp này không phải PDF"),
    "behind": (lambda made: b"<html>" + written(made), "tệp này không phải PDF"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_locked_broken_or_hides_something_is_refused(name: str) -> None:
    make, message = BAD[name]
    with document() as made:
        data = make(made)
    with pytest.raises(Refused) as refused:
        cleaned("a.pdf", data)
    assert refused.value.message.startswith(message)


def test_a_layer_that_is_shown_stays() -> None:
    with document() as made:
        data = _layer(BaseState=Name.ON)(made)
    with pikepdf.open(io.BytesIO(cleaned("a.pdf", data))) as opened:
        assert len(opened.Root.OCProperties.OCGs) == 1


def test_a_stream_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Objects are packed as well; a limit that a test can afford stands for the real one."""
    with document() as made:
        made.Root.Lang = String("a" * 2_000_000)
        data = written(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert len(data) < 10_000
    assert cleaned("a.pdf", data)
    monkeypatch.setitem(pdf._LIMITS, "flate_max_memory", 1_000_000)
    with pytest.raises(Refused, match="PDF hỏng"):
        cleaned("a.pdf", data)


def test_the_limits_are_those_of_cleaning_only() -> None:
    """Other parts of the program read large PDFs of their own."""
    before = pikepdf.settings.get_qpdf_limits()
    with document() as made:
        cleaned("a.pdf", written(made))
    assert pikepdf.settings.get_qpdf_limits() == before


def test_a_dictionary_that_has_lost_a_name_is_broken() -> None:
    """What stands behind it is drawn by no viewer, and the library tells it only by a warning."""
    whole = written(document(), object_stream_mode=PLAIN)
    with pytest.raises(Refused, match="hỏng"):
        cleaned("a.pdf", whole.replace(b"/Filter", b" Filter", 1))


def test_cleaning_a_drawing_twice_is_cleaning_it_once() -> None:
    """Though the library packs it, which it does the first time only."""
    made = document()
    box = made.make_stream(
        b"0 0 9 9 re f " * 40, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]
    )
    made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(A=box))
    made.pages[0].obj.Contents = made.make_stream(b"/A Do")
    plain = io.BytesIO()
    made.save(plain, compress_streams=False)
    once = pdf.cleaned(plain.getvalue())
    assert pdf.cleaned(once) == once
