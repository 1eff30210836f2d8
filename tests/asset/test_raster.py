"""A picture keeps its points, colours, resolution and which way up it is; no word is left in it."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from bindery.asset import Refused, cleaned

from . import samples
from .samples import SECRET, chunk, frames, gif, jpeg, noise, png, saved, says, webp

PICTURES = {
    "1.png": png("1"),
    "l.png": png("L"),
    "p.png": png("P"),
    "la.png": png("LA"),
    "rgba.png": png("RGBA", exif=samples.exif()),
    "transparent.png": png("P", transparency=3),
    "profile.png": png(icc_profile=samples.profile(), dpi=(300, 300)),
    "moving.png": png(save_all=True, append_images=[noise().rotate(90)], duration=100),
    "default.png": png(save_all=True, append_images=[noise().rotate(90)], default_image=True),
    "plain.jpg": jpeg(),
    "progressive.jpeg": jpeg(progressive=True, icc_profile=samples.profile()),
    "fine.jpg": jpeg(quality=95, subsampling=0, dpi=(300, 300), restart_marker_blocks=1),
    "grey.jpg": saved(noise("L"), "JPEG", comment=SECRET.encode()),
    "print.jpg": saved(noise("CMYK"), "JPEG", comment=SECRET.encode()),
    "still.gif": gif(save_all=False, append_images=[]),
    "moving.gif": gif(),
    "lossy.webp": webp(),
    "lossless.webp": webp(lossless=True, icc_profile=samples.profile()),
    "moving.webp": webp(save_all=True, append_images=[noise("RGBA").rotate(90)], duration=100),
    "simple.webp": saved(noise(), "WEBP"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_the_same_and_says_nothing(name: str) -> None:
    data = PICTURES[name] + SECRET.encode()
    clean = cleaned(name, data)
    assert says(data)
    assert not says(clean)
    assert frames(clean) == frames(data)
    assert cleaned(name, clean) == clean


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_left_out_that_a_viewer_uses(name: str) -> None:
    """Resolution, transparency, loops and durations."""
    kept = {"transparency", "loop", "duration", "jfif_density", "jfif_unit"}
    kept |= {"dpi"} if name.endswith(".png") else set()
    with Image.open(io.BytesIO(PICTURES[name])) as before:
        used = {key: value for key, value in before.info.items() if key in kept}
    with Image.open(io.BytesIO(cleaned(name, PICTURES[name]))) as after:
        assert {key: value for key, value in after.info.items() if key in kept} == used


@pytest.mark.parametrize("name", ["profile.png", "progressive.jpeg", "lossless.webp"])
def test_colours_stay_those_of_the_profile_whose_words_are_gone(name: str) -> None:
    def printed(data: bytes) -> bytes:
        with Image.open(io.BytesIO(data)) as picture:
            profile = picture.info["icc_profile"]
            target = ImageCms.createProfile("LAB")
            shown = ImageCms.profileToProfile(
                noise(), io.BytesIO(profile), target, outputMode="LAB"
            )
            assert shown is not None
            return shown.tobytes()

    clean = cleaned(name, PICTURES[name])
    assert printed(clean) == printed(PICTURES[name])


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("make", [jpeg, webp, png])
def test_a_turned_photograph_stays_turned(orientation: int, make: object) -> None:
    """And says nothing else of where and by whom it was taken."""
    if make is jpeg:
        name, data = "a.jpg", jpeg(orientation)
    elif make is webp:
        name, data = "a.webp", webp(exif=samples.exif(orientation))
    else:
        name, data = "a.png", png(exif=samples.exif(orientation))
    with Image.open(io.BytesIO(cleaned(name, data))) as picture:
        said = dict(picture.getexif())
    assert said == ({0x0112: orientation} if orientation > 1 else {})


def test_a_thumbnail_and_a_film_behind_a_photograph_are_left_out() -> None:
    """Telephones put both there; the thumbnail may show what was cut from the picture."""
    thumbnail = SECRET.encode() * 3
    head = b"JFIF\0\1\2\0\0\1\0\1" + bytes((1, len(thumbnail) // 3)) + thumbnail
    plain = saved(noise(), "JPEG")
    at = plain.index(b"JFIF") - 4
    length = int.from_bytes(plain[at + 2 : at + 4], "big")
    data = plain[:at] + b"\xff\xe0" + struct.pack(">H", len(head) + 2) + head
    data += plain[at + 2 + length :] + b"ftypmp42" + SECRET.encode()
    clean = cleaned("a.jpg", data)
    assert not says(clean)
    assert frames(clean) == frames(plain)


def test_data_behind_the_points_of_a_png_are_left_out() -> None:
    """Even inside the chunk that holds the points."""
    data = chunked(png("L"), lambda kind, body: body + SECRET.encode() if kind == b"IDAT" else body)
    clean = cleaned("a.png", data)
    assert not says(clean)
    assert frames(clean) == frames(data)


def chunked(data: bytes, change: object) -> bytes:
    """A PNG whose chunks are changed, with right sums."""
    assert callable(change)
    found, at = data[:8], 8
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        found += chunk(kind, change(kind, data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def header(width: int, height: int) -> bytes:
    return struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)


def resized(width: int, height: int) -> bytes:
    return chunked(png(), lambda kind, body: header(width, height) if kind == b"IHDR" else body)


BROKEN = "hỏng hoặc bị cắt cụt; mở ra rồi lưu lại"
PNG_END = png().index(b"IDAT") + 30
BAD = {
    "html.png": (b"<html><script>", "tệp này không phải PNG; đổi đuôi tên hoặc lưu lại thành PNG"),
    "jpeg.png": (jpeg(), "tệp này không phải PNG"),
    "png.jpg": (png(), "tệp này không phải JPEG"),
    "png.gif": (png(), "tệp này không phải GIF"),
    "png.webp": (png(), "tệp này không phải WebP"),
    "empty.png": (b"", "tệp này không phải PNG"),
    "cut.png": (png()[:PNG_END], f"tệp PNG {BROKEN}"),
    "changed.png": (png().replace(b"IDAT", b"IDAT\0", 1)[:-1], f"tệp PNG {BROKEN}"),
    "short.png": (resized(24, 17), f"tệp PNG {BROKEN}"),
    "long.png": (resized(24, 15), f"tệp PNG {BROKEN}"),
    "huge.png": (resized(60_000, 60_000), "hình quá lớn: 60000 × 60000 điểm, quá 50 triệu"),
    "none.png": (resized(0, 5), "hình không có điểm nào"),
    "unpacked.png": (
        chunked(
            png(),
            lambda kind, body: zlib.compress(bytes(300_000_000)) if kind == b"IDAT" else body,
        ),
        f"tệp PNG {BROKEN}",
    ),
    "cut.jpg": (jpeg()[:-40], f"tệp JPEG {BROKEN}"),
    "huge.jpg": (
        jpeg(size=(48, 32)).replace(struct.pack(">HH", 32, 48), b"\xff\xff\xff\xff"),
        "hình quá lớn: 65535 × 65535 điểm",
    ),
    "lossless.jpg": (jpeg().replace(b"\xff\xc0\0\x11", b"\xff\xc3\0\x11"), "JPEG kiểu lạ"),
    "head.jpg": (jpeg()[: jpeg().index(b"\xff\xda")] + b"\xff\xd9", f"tệp JPEG {BROKEN}"),
    "cut.gif": (gif()[:-9], f"tệp GIF {BROKEN}"),
    "huge.gif": (b"GIF89a\xff\xff\xff\xff" + gif()[10:], "hình quá lớn"),
    "head.gif": (b"GIF89a" + bytes(7) + b"\x3b", "hình không có điểm nào"),
    "cut.webp": (webp()[:-9], f"tệp WebP {BROKEN}"),
    "head.webp": (b"RIFF\4\0\0\0WEBP", f"tệp WebP {BROKEN}"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_broken_or_something_else_is_refused(name: str) -> None:
    data, message = BAD[name]
    with pytest.raises(Refused) as refused:
        cleaned(name, data)
    assert refused.value.message.startswith(message)
