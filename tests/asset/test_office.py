"""An office file keeps what is seen of it; who wrote it is gone; what hides or acts is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from bindery.asset import Refused, cleaned

from . import samples
from .samples import SECRET, archive, docx, jpeg, png, pptx, says, xlsx

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def text(data: bytes) -> str:
    return "\n".join(part.decode("utf-8", "ignore") for part in parts(data).values())


def run(inside: str, before: str = "") -> str:
    return f"<w:p><w:r>{before}<w:t>{inside}</w:t></w:r></w:p>"


def comments(inside: str = "") -> str:
    return f'<w:comments xmlns:w="{samples.W}">{inside}</w:comments>'


GOOD = {
    "empty.docx": docx(),
    "revisions.docx": docx(
        f'<w:p w:rsidR="00AA{SECRET}" w:rsidRDefault="1"><w:r><w:t>Chữ</w:t></w:r></w:p>'
        f"<!-- {SECRET} -->"
    ),
    "settings.docx": docx(
        run("Chữ"),
        ("settings", "settings.xml"),
        settings__xml=f'<w:settings xmlns:w="{samples.W}" xmlns:r="{R}">'
        f'<w:attachedTemplate r:id="rId1"/><w:rsids><w:rsid w:val="{SECRET}"/></w:rsids>'
        f'<w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars></w:settings>',
        _rels_settings__xml__rels="",
    ),
    "picture.docx": docx(run("Chữ"), ("image", "media/a.png"), **{"media/a__png": png()}),
    "photograph.docx": docx(run("Chữ"), ("image", "/word/a.jpg"), a__jpg=jpeg()),
    "custom.docx": docx(run("Chữ"), ("customXml", "a.xml"), a__xml=f"<a>{SECRET}</a>"),
    "people.docx": docx(run("Chữ"), ("people", "people.xml"), people__xml=f"<a>{SECRET}</a>"),
    "no-comments.docx": docx(run("Chữ"), ("comments", "c.xml"), c__xml=comments()),
    "orphan.docx": docx(run("Chữ"), orphan__bin=SECRET),
    "link.docx": docx(run("Chữ"), ("hyperlink", "https://e.vn/a"), ("hyperlink", "mailto:a@b.vn")),
    "shown.docx": docx(run("Chữ", '<w:rPr><w:vanish w:val="0"/></w:rPr>')),
    "field.docx": docx('<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/>' + run("Chữ")),
    "printer.xlsx": xlsx('<pageSetup orientation="landscape" r:id="rId1"/>'),
    "folder.xlsx": xlsx(
        workbook=f'<x:absPath xmlns:x="urn:x" url="C:\\{SECRET}"/>'
        f'<fileSharing userName="{SECRET}"/>'
    ),
    "unused-columns.xlsx": xlsx(
        '<cols><col min="11" max="16384" hidden="1"/></cols><sheetData><row r="1">'
        '<c r="A1"><v>1</v></c><c r="L1"/></row></sheetData>'
    ),
    "no-notes.pptx": pptx(),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_seen_stays_and_nothing_else_is_said(name: str) -> None:
    clean = cleaned(name, GOOD[name])
    assert any(says(part) for part in parts(GOOD[name]).values())
    assert not any(says(part) for part in parts(clean).values())
    assert ("Chữ" in text(clean)) == ("Chữ" in text(GOOD[name]))
    assert cleaned(name, clean) == clean


def test_every_relation_leads_to_a_part_of_a_known_type() -> None:
    """Otherwise the program that opens the file would call it broken."""
    clean = parts(cleaned("a.docx", GOOD["picture.docx"]))
    assert list(clean) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/media/a.png",
    ]
    assert b'PartName="/word/media/a.png" ContentType="image/png"' in clean["[Content_Types].xml"]
    assert b"core-properties" not in clean["_rels/.rels"]
    assert clean["word/media/a.png"] == cleaned("a.png", png())


def test_the_time_of_packing_and_the_order_of_parts_do_not_show() -> None:
    before = parts(GOOD["picture.docx"])
    turned = archive(dict(reversed(before.items())))
    assert turned != GOOD["picture.docx"]
    assert cleaned("a.docx", turned) == cleaned("a.docx", GOOD["picture.docx"])
    with zipfile.ZipFile(io.BytesIO(cleaned("a.docx", turned))) as opened:
        assert {item.date_time for item in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_points_to_a_part_that_is_left_out_no_longer_does() -> None:
    clean = parts(cleaned("a.xlsx", GOOD["printer.xlsx"]))
    assert b'<pageSetup orientation="landscape"/>' in clean["xl/worksheets/sheet1.xml"]
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in clean


HIDING = f"""<w:styles xmlns:w="{samples.W}">
<w:style w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="Con"><w:basedOn w:val="An"/></w:style>
</w:styles>"""
STYLED = '<w:pPr><w:pStyle w:val="{}"/></w:pPr>'
COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDE</w:instrText></w:r>'
    '<w:r><w:instrText>AUTO c:\\a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
COMMENT = '<w:comment w:id="1" w:author="A"/>'
CELL = '<sheetData><row r="7" {}><c r="B7"><v>1</v></c></row></sheetData>'
FORMULA = '<sheetData><row r="1"><c r="A1"><f>{}</f></c></row></sheetData>'
SHAPE = '<p:cNvPr xmlns:p="urn:p" id="1" name="x" hidden="1"/>'
V = "urn:schemas-microsoft-com:vml"
BAD = {
    "insertion.docx": (docx("<w:ins>" + run("x") + "</w:ins>"), "còn dấu sửa (Track Changes)"),
    "deletion.docx": (docx("<w:del><w:delText>x</w:delText></w:del>"), "còn dấu sửa"),
    "format.docx": (docx(run("x", "<w:rPr><w:rPrChange/></w:rPr>")), "còn dấu sửa"),
    "comment.docx": (
        docx(run("x"), ("comments", "comments.xml"), comments__xml=comments(COMMENT)),
        "còn lời bình luận (comment); trong Word vào Review > Delete > Delete All Comments",
    ),
    "hidden.docx": (docx(run("x", "<w:rPr><w:vanish/></w:rPr>")), "có chữ ẩn (Hidden)"),
    "hidden-style.docx": (
        docx(run("x", STYLED.format("An")), ("styles", "styles.xml"), styles__xml=HIDING),
        "có chữ ẩn (Hidden)",
    ),
    "hidden-parent.docx": (
        docx(run("x", STYLED.format("Con")), ("styles", "styles.xml"), styles__xml=HIDING),
        "có chữ ẩn (Hidden)",
    ),
    "hidden-shape.docx": (docx('<w:docPr id="1" hidden="1"/>'), "có hình bị ẩn trong Selection"),
    "hidden-drawing.docx": (
        docx(f'<v:shape xmlns:v="{V}" style="left:1pt;visibility:hidden"/>'), "có hình bị ẩn;",
    ),
    "macro.docx": (docx(run("x"), ("vbaProject", "v.bin"), v__bin="x"), "có macro; lưu lại"),
    "macro-type.docx": (
        docx(main=samples.WORD_MAIN.replace("document.main", "document.macroEnabled.main")),
        "nội dung không phải của tệp .docx, hoặc có macro",
    ),
    "other.docx": (xlsx(), "nội dung không phải của tệp .docx"),
    "embedded.docx": (docx("", ("oleObject", "o.bin"), o__bin="x"), "có đối tượng nhúng (OLE)"),
    "chunk.docx": (docx("", ("aFChunk", "a.html"), a__html="x"), "có phần lạ (afchunk)"),
    "linked-picture.docx": (docx("", ("image", "https://e.vn/a.png")), "có liên kết tới “https:"),
    "linked-file.docx": (docx("", ("hyperlink", "file:///C:/a.docx")), "có liên kết tới “file:"),
    "linked-script.docx": (docx("", ("hyperlink", "javascript:x")), "có liên kết tới “javascript"),
    "linked-drawing.docx": (
        docx(f'<v:imagedata xmlns:v="{V}" xmlns:o="urn:o" o:href="https://e.vn/a"/>'),
        "có liên kết tới “https://e.vn/a”; xóa đi",
    ),
    "fetching.docx": (docx('<w:fldSimple w:instr="INCLUDETEXT a.docx"/>'), "có trường (field) INC"),
    "running.docx": (docx(f"<w:p>{COMPLEX}</w:p>"), "có trường (field) DDEAUTO"),
    "linking.docx": (docx('<w:fldSimple w:instr=\'HYPERLINK "file://a"\'/>'), "có liên kết tới"),
    "drawing.docx": (docx("", ("image", "a.emf"), a__emf="x"), "có phần “word/a.emf” không dùng"),
    "picture.docx": (docx("", ("image", "a.png"), a__png="x"), "hình “a.png” trong tệp: tệp này"),
    "font.docx": (docx("", ("font", "a.odttf"), a__odttf="x"), "nhúng phông chữ"),
    "missing.docx": (docx("", ("styles", "styles.xml")), "tệp thiếu phần “word/styles.xml”"),
    "outside.docx": (docx("", ("styles", "../../../etc/passwd")), "tệp thiếu phần “etc/passwd”"),
    "entity.docx": (
        docx("", ("styles", "s.xml"), s__xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "có khai báo <!DOCTYPE>",
    ),
    "hidden-sheet.xlsx": (xlsx(state="hidden"), "có trang tính ẩn “Một”; bỏ ẩn (Unhide)"),
    "very-hidden-sheet.xlsx": (xlsx(state="veryHidden"), "có trang tính ẩn “Một”"),
    "hidden-row.xlsx": (xlsx(CELL.format('hidden="1"')), "có hàng 7 bị ẩn mà có nội dung"),
    "hidden-column.xlsx": (
        xlsx('<cols><col min="2" max="2" hidden="1"/></cols>' + CELL.format("")),
        "có cột B7 bị ẩn mà có nội dung",
    ),
    "fetching.xlsx": (xlsx(FORMULA.format('WEBSERVICE("http://e.vn")')), "có công thức lấy hoặc"),
    "running.xlsx": (xlsx(FORMULA.format("cmd|'/c calc'!A1")), "có công thức lấy hoặc chạy"),
    "hidden-shape.xlsx": (xlsx(SHAPE), "có hình bị ẩn trong Selection Pane"),
    "hidden-slide.pptx": (pptx(attributes='show="0"'), "có trang chiếu bị ẩn"),
    "hidden-shape.pptx": (pptx(SHAPE), "có hình bị ẩn trong Selection Pane"),
    "notes.pptx": (pptx(notes="Nói chậm"), "có ghi chú của người trình bày (Notes)"),
    "text.docx": (b"{\\rtf1}", "tệp này không phải tệp Word; đổi đuôi tên hoặc lưu lại bằng Word"),
    "zip.docx": (archive({"a.txt": "x"}), "tệp này không phải tệp Word"),
    "empty.docx": (b"", "tệp này không phải tệp Word"),
    "cut.docx": (docx()[:-30], "tệp Word hỏng hoặc bị cắt cụt"),
    "changed.docx": (docx().replace(b"word/document", b"word/documenx", 1), "tệp Word hỏng"),
    "up.docx": (archive({"../a": "x"}), "tệp Word có phần tên lạ “../a”"),
    "bomb.docx": (archive({"a": bytes(200_000_000)}), "tệp Word bung ra quá lớn"),
    "many.docx": (archive({str(at): "" for at in range(3001)}), "tệp Word bung ra quá lớn"),
    "long.docx": (docx("<w:p/>" * 8_000_000), "phần XML dài quá"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_hides_acts_or_is_broken_is_refused(name: str) -> None:
    data, message = BAD[name]
    with pytest.raises(Refused) as refused:
        cleaned(name, data)
    assert refused.value.message.startswith(message)


def test_a_style_that_hides_text_may_stay_where_nobody_uses_it() -> None:
    """Word has such styles in its lists."""
    data = docx(run("Chữ"), ("styles", "styles.xml"), styles__xml=HIDING)
    assert "Chữ" in text(cleaned("a.docx", data))


def test_a_member_that_lies_about_its_length_is_refused() -> None:
    """The lengths are added up before anything is unpacked."""
    data = bytearray(archive({"a": bytes(1_000_000)}))
    for at in (data.index(b"PK\x01\x02") + 24, 22):
        data[at : at + 4] = (9).to_bytes(4, "little")
    with pytest.raises(Refused):
        cleaned("a.docx", bytes(data))
