"""An SVG is a still drawing: it keeps its look, and can neither hide, nor act, nor fetch."""

from __future__ import annotations

import base64
import re

import pytest

from bindery.asset import Refused, cleaned

from .samples import SECRET, png, says, svg

DRAWN = """\
<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">{}</svg>
"""


def clean(inside: str, attributes: str = "") -> str:
    return cleaned("a.svg", svg(inside, attributes)).decode()


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<path d="M0 0"/>', '<path d="M0 0"/>'),
        ("<!-- Kín --><g><?x Kín?><path/></g>", "<g><path/></g>"),
        ("<title>Kín</title><desc>Kín</desc><metadata>Kín</metadata><path/>", "<path/>"),
        ('<g id="kin" data-kin="kin" aria-label="kin" class="kin"/>', "<g/>"),
        ('<e:x xmlns:e="https://e.vn/e">Kín</e:x><g xmlns:e="https://e.vn/e" e:x="kin"/>', "<g/>"),
        ("<g>Kín<path/>Kín</g>", "<g><path/></g>"),
        ('<text x="1">Ba <tspan dy="2">hai</tspan> một</text>',) * 2,
        ("<text>một <title>Kín</title>hai</text>", "<text>một hai</text>"),
        ('<g display="none"><text>Kín</text></g><path/>', "<path/>"),
        ('<g style="display: none"><text>Kín</text></g><path/>', "<path/>"),
        ("<style>.k{display:none}</style><g class='k a'>Kín</g><path/>", "<path/>"),
        ('<path style="fill:red;-inkscape-x:1;stroke-width : 2"/>',
         '<path fill="red" stroke-width="2"/>'),
        ('<path fill="blue" style="fill:red"/>', '<path fill="red"/>'),
        ("<style>path{fill:red} #a{fill:blue} .b{fill:lime}</style>"
         "<path/><path id='a' class='b'/><path class='b'/>",
         '<path fill="red"/><path fill="blue"/><path fill="lime"/>'),
        ("<style>/* Kín */ g, *.b{stroke:red} .a, .b{fill:lime}</style><g><path class='b'/></g>",
         '<g stroke="red"><path stroke="red" fill="lime"/></g>'),
        ('<defs><path id="Kín"/></defs><use xlink:href="#Kín"/><use href="#Kín"/>',
         '<defs><path id="i1"/></defs><use href="#i1"/><use href="#i1"/>'),
        ('<pattern id="Kín"/><path fill="url( \'#Kín\' )"/><path fill="url(#gone) red"/>',
         '<pattern id="i1"/><path fill="url(#i1)"/><path fill="url(#none) red"/>'),
        ('<path style="marker:url(#m)"/>',
         '<path marker-start="url(#none)" marker-mid="url(#none)" marker-end="url(#none)"/>'),
        ('<filter id="a"><feOffset result="Kín" in="SourceAlpha"/><feBlend in="Kín"/></filter>'
         '<g filter="url(#a)"/>',
         '<filter id="i1"><feOffset result="f1" in="SourceAlpha"/><feBlend in="f1"/></filter>'
         '<g filter="url(#i1)"/>'),
    ],
)  # fmt: skip
def test_only_what_draws_is_kept(inside: str, expected: str) -> None:
    found = clean(inside, "xmlns:e='https://e.vn' e:name='kin' version='1.1'")
    assert re.sub(r"\s*\n\s*", "", found) == DRAWN.format(expected).strip()


def test_a_picture_inside_is_cleaned_as_any_picture() -> None:
    inner = base64.b64encode(png()).decode()
    found = clean(f'<image width="9" height="9" xlink:href="data:image/png;base64,{inner}"/>')
    match = re.search(r'href="data:image/png;base64,([^"]+)"', found)
    assert match
    data = base64.b64decode(match.group(1))
    assert data == cleaned("a.png", png())
    assert says(png())
    assert not says(data)


def test_a_clean_drawing_stays_as_it_is() -> None:
    once = clean("<style>.a{fill:url(#g)}</style><g id='g'/><text class='a'>chữ</text>")
    assert cleaned("a.svg", once.encode()).decode() == once


DATA = "data:image/svg+xml;base64,PHN2Zy8+"
USES = "".join(f'<g id="g{at}">' + f'<use href="#g{at - 1}"/>' * 10 + "</g>" for at in range(1, 12))
BAD = {
    "script": ("<script>alert(1)</script>", "2: thẻ <script> không dùng được trong hình"),
    "foreign": ("<g/>\n<foreignObject/>", "3: thẻ <foreignObject> không dùng được"),
    "frame": ('<iframe xmlns="http://www.w3.org/1999/xhtml"/>', "2: thẻ <iframe> không dùng"),
    "animation": ('<set attributeName="href" to="x"/>', "2: thẻ <set> không dùng được"),
    "link": ('<a href="https://e.vn"><text>a</text></a>', "2: thẻ <a> không dùng được"),
    "switch": ('<switch><g systemLanguage="vi"/></switch>', "2: thẻ <switch> không dùng được"),
    "condition": ('<g systemLanguage="vi"/>', "2: thuộc tính systemLanguage làm hình lúc có"),
    "handler": ('<path onload="alert(1)"/>', "2: thuộc tính onload chạy mã lệnh; xóa đi"),
    "shouted handler": ('<path ONCLICK="x"/>', "2: thuộc tính ONCLICK chạy mã lệnh"),
    "javascript": ('<use href="javascript:alert(1)"/>', "2: có liên kết ra ngoài: javascript:"),
    "spaced javascript": ('<use xlink:href=" java&#10;script:x"/>', "2: có liên kết ra ngoài"),
    "use elsewhere": ('<use href="b.svg#x"/>', "2: có liên kết ra ngoài: b.svg#x"),
    "image elsewhere": ('<image href="https://e.vn/a.png"/>', "2: hình nhúng https://e.vn/a.png"),
    "image beside": ('<image href="../kin.png"/>', "2: hình nhúng ../kin.png không dùng được"),
    "svg inside": (f'<image href="{DATA}"/>', "2: hình nhúng data:image/svg+xml"),
    "broken inside": ('<image href="data:image/png;base64,AAAA"/>', "2: hình nhúng: tệp này"),
    "broken base64": ('<image href="data:image/png;base64,A"/>', "2: hình nhúng viết sai base64"),
    "fill elsewhere": ('<path fill="url(https://e.vn/#a)"/>', "2: thuộc tính fill có “:”"),
    "fill beside": ('<path fill="url(b.svg)"/>', "2: thuộc tính fill có “url(…)”"),
    "escaped fill": ('<path fill="\\75rl(b.svg)"/>', "2: thuộc tính fill có “\\”"),
    "style elsewhere": ('<path style="fill:url(//e.vn/a)"/>', "2: thuộc tính fill có “url(…)”"),
    "unknown style": ('<path style="mix-blend-mode:screen"/>', "2: kiểu “mix-blend-mode: screen”"),
    "important": ('<path style="fill:red!important"/>', "2: kiểu “fill:red!important” không dùng"),
    "import": ("<style>@import 'https://e.vn/a.css';</style>", "2: <style> có dấu “@”"),
    "escaped sheet": ("<style>a{fill:\\75rl(x)}</style>", "2: <style> có dấu “\\”"),
    "sheet elsewhere": ("<style>g{fill:url(x)}</style><g/>", "2: thuộc tính fill có “url(…)”"),
    "selector": ("<style>g > path{fill:red}</style>", "2: <style> có bộ chọn “g > path”"),
    "half a sheet": ("<style>g{fill:red</style>", "2: <style> viết sai ở “g{fill:red”"),
    "printed sheet": ("<style media='print'>g{fill:red}</style>", "2: <style> không dùng được"),
    "hidden": ('<text visibility="hidden">Kín</text>', "2: có phần bị ẩn (visibility)"),
    "hidden but used": (
        '<g display="none"><path id="a"/></g><use href="#a"/>', "0: phần bị ẩn “a” vẫn được dùng"
    ),
    "wide": ("<g/>", None),
    "expanding": (f'<path id="g0"/>{USES}', "0: hình lặp lại thành quá 1000000 nét"),
    "circular": (
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        "0: các hình gọi nhau quá sâu hoặc vòng tròn",
    ),
    "deep": ("<g>" * 150 + "</g>" * 150, "2: thẻ lồng nhau quá 100 cấp"),
    "very deep": ("<g>" * 50_000 + "</g>" * 50_000, "2: "),
    "many": ("<g/>" * 100_001, "0: SVG có quá 100000 hình"),
    "half": ("<g>", "3: XML viết sai"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_could_act_or_fetch_or_never_end_is_refused_with_its_line(name: str) -> None:
    inside, message = BAD[name]
    attributes = 'viewBox="0 0 1e9 5"' if message is None else ""
    with pytest.raises(Refused) as refused:
        clean(inside, attributes)
    told = f"{refused.value.line}: {refused.value.message}"
    assert told.startswith(message or "1: hình rộng hoặc cao quá 100000")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<!DOCTYPE svg>\n" + svg(), "1: có khai báo <!DOCTYPE> hoặc <!ENTITY>"),
        (b"\n<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + svg("&a;"), "2: có khai"),
        (svg("&nbsp;"), "2: XML viết sai"),
        (svg().decode().encode("utf-16"), "1: phần XML không phải UTF-8"),
        (b"<svg/>", "0: tệp này không phải SVG; thẻ đầu phải là"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "0: tệp này không phải SVG"),
        (png(), "1: phần XML không phải UTF-8"),
        (b"", "1: XML viết sai"),
        (svg("<g/>" * 3_000_000), "0: phần XML dài quá 10 triệu byte"),
    ],
)  # fmt: skip
def test_what_is_no_plain_svg_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(Refused) as refused:
        cleaned("a.svg", data)
    assert f"{refused.value.line}: {refused.value.message}".startswith(message)


def test_no_name_of_a_person_stays_in_what_a_drawing_program_writes() -> None:
    """As Inkscape writes it, with layers, guides and a licence."""
    data = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape by {SECRET} -->
<svg width="20mm" height="10mm" viewBox="0 0 20 10" version="1.1" id="svg1"
   sodipodi:docname="{SECRET}.svg" inkscape:export-filename="/home/{SECRET}/a.png"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="v" inkscape:window-width="9"><inkscape:grid id="{SECRET}"/>
  </sodipodi:namedview>
  <metadata><rdf:RDF><dc:creator>{SECRET}</dc:creator></rdf:RDF></metadata>
  <g inkscape:label="{SECRET}" inkscape:groupmode="layer" id="layer1">
    <rect style="fill:#f00;line-height:1.25;-inkscape-font-specification:'{SECRET}'" width="9"
      height="5" id="rect1" inkscape:label="{SECRET}"/>
  </g>
</svg>"""
    clean = cleaned("a.svg", data.encode())
    assert not says(clean)
    assert b'<rect width="9" height="5" fill="#f00"/>' in clean
    assert b"inkscape" not in clean
