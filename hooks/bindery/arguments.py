"""What was asked on the command line? The words of the command line are Vietnamese."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from .audience import ALL
from .booklet.format import READING
from .booklet.imposition import OFFICE_PAPER
from .booklet.shard import WHOLE, Shard
from .diagnostic import ConfigurationError


@dataclass(frozen=True)
class Arguments:
    """A command and its options; those that a command does not have keep their defaults."""

    command: str
    config_file: Path
    edition: str = ALL
    site_dir: Path | None = None
    booklets: bool = True
    set_id: str | None = None
    out: Path | None = None
    cache: bool = True
    shard: Shard = WHOLE
    format: str = "a5"
    signature: int = 0
    paper: float = OFFICE_PAPER
    folder: Path | None = None
    against: Path | None = None


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese and leaves exiting to its caller."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "Phải có"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "Cách dùng: ", 1)

    def error(self, message: str) -> NoReturn:
        raise ConfigurationError(
            f"không hiểu lệnh hoặc tùy chọn ({_told(message)}). Xem: {self.prog} --help"
        )


def _told(message: str) -> str:
    for english, vietnamese in (
        ("unrecognized arguments:", "không có tùy chọn"),
        ("the following arguments are required:", "thiếu"),
        ("expected one argument", "cần một giá trị"),
        ("invalid choice:", "không có"),
        ("choose from", "chọn trong"),
        ("ignored explicit argument", "không nhận giá trị"),
        ("argument ", ""),
    ):
        message = message.replace(english, vietnamese)
    return message


def parse(arguments: list[str] | None) -> Arguments:
    """The command that `arguments` (those of the process where None) ask for.

    Raises:
        ConfigurationError: they make no sense.
    """
    given = vars(_parser().parse_args(arguments))
    return Arguments(**given)


def _parser() -> _Parser:
    parser = _Parser(
        prog="bindery",
        description="Một nguồn, ba đối tượng: kiểm tra, dựng trang và in sách.",
        epilog="Mã thoát: 0 xong; 1 nội dung có lỗi; 2 gọi lệnh hoặc cấu hình sai.",
    )
    commands = parser.add_subparsers(
        dest="command", required=True, title="Các lệnh", metavar="LỆNH", parser_class=_Parser
    )
    check = _command(commands, "check", "kiểm tra mọi trang trong mọi ấn bản, không dựng gì")
    check.set_defaults(edition=ALL)
    build = _command(commands, "build", "kiểm tra, dựng trang bên cạnh, soát lại rồi thay trang cũ")
    _edition(build)
    _site_dir(build)
    build.add_argument("--no-booklets", dest="booklets", action="store_false", help="không in sách")
    booklets = _command(commands, "booklets", "chỉ in sách, không dựng trang")
    _edition(booklets)
    booklets.add_argument("--set", dest="set_id", metavar="BỘ", help="chỉ in bộ tài liệu này")
    booklets.add_argument(
        "--out", type=Path, metavar="THƯ_MỤC", help="nơi đặt thư mục booklets/ (mặc định: ở đây)"
    )
    booklets.add_argument(
        "--no-cache", dest="cache", action="store_false", help="in lại cả những quyển không đổi"
    )
    booklets.add_argument(
        "--shard",
        type=_shard,
        metavar="PHẦN",
        help="chỉ in một phần các quyển, ví dụ 2/8 là phần thứ hai trong tám phần, mỗi máy một "
        "phần; bản nén của một bộ chỉ có khi cả bộ nằm trong phần ấy",
    )
    booklets.add_argument(
        "--format",
        choices=tuple(READING),
        metavar="KHỔ",
        help=f"khổ của bản để đọc: {', '.join(READING)} (mặc định: a5)",
    )
    booklets.add_argument(
        "--signature",
        type=_signature,
        metavar="SỐ_TRANG",
        help="bản để gập chia thành tay sách ngần này trang, ví dụ 16 hay 32, đóng riêng từng tay "
        "(mặc định: 0, cả quyển gập một lần)",
    )
    booklets.add_argument(
        "--paper",
        type=_paper,
        metavar="MM",
        help=f"độ dày một tờ giấy in, để bù phần giấy đẩy ra khi gập (mặc định: {OFFICE_PAPER} mm, "
        "giấy 80 g/m²)",
    )
    booklets.set_defaults(shard=WHOLE, format=Arguments.format, signature=0, paper=Arguments.paper)
    pack = _command(
        commands, "pack", "dựng một ấn bản rồi đóng cả trang và sách thành một tệp .zip cho USB"
    )
    _edition(pack, required=True)
    pack.add_argument(
        "--out", type=Path, metavar="TỆP", help="tên tệp (mặc định: tai-lieu-ẤN_BẢN.zip, ở đây)"
    )
    staging = _command(commands, "stage", "ghi nguồn đã lọc của một ấn bản cho công cụ khác dựng")
    _edition(staging, required=True)
    staging.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục mới để ghi vào")
    verify = _command(
        commands,
        "verify",
        "soát một trang đã dựng: có lộ nội dung ngoài ấn bản không",
    )
    verify.add_argument("folder", type=Path, metavar="TRANG", help="thư mục của trang")
    _edition(verify, required=True)
    verify.add_argument(
        "--against",
        type=Path,
        metavar="THƯ_MỤC",
        help="kê cả những tệp khác với một lần dựng khác; dựng lại cùng nguồn phải không khác gì",
    )
    back = _command(commands, "rollback", "đưa bản trước của trang trở lại; gọi lần nữa là đổi lại")
    _site_dir(back)
    return parser


def _command(commands: argparse._SubParsersAction[_Parser], name: str, description: str) -> _Parser:
    sentence = f"{description[0].upper()}{description[1:]}."
    command = commands.add_parser(name, help=description, description=sentence)
    command.add_argument(
        "-f",
        "--config-file",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="TỆP",
        help="tệp cấu hình (mặc định: mkdocs.yml)",
    )
    return command


_LONGEST_SIGNATURE = 256
_THICKEST = 1.0


def _shard(text: str) -> Shard:
    numbers = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", text)
    if not numbers or int(numbers[1]) > int(numbers[2]):
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải một phần; viết phần thứ mấy / tất cả mấy phần, ví dụ 2/8"
        )
    return Shard(int(numbers[1]), int(numbers[2]))


def _signature(text: str) -> int:
    pages = int(text) if re.fullmatch(r"\d{1,3}", text) else -1
    if not 0 <= pages <= _LONGEST_SIGNATURE or pages % 4:
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải số trang của một tay sách; viết một bội số của 4 từ 4 đến "
            f"{_LONGEST_SIGNATURE}, thường là 16 hay 32, hoặc 0 nếu cả quyển gập một lần"
        )
    return pages


def _paper(text: str) -> float:
    thickness = float(text.replace(",", ".")) if re.fullmatch(r"\d(?:[.,]\d+)?", text) else -1
    if not 0 <= thickness <= _THICKEST:
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải độ dày của một tờ giấy; viết số milimét từ 0 đến "
            f"{_THICKEST:g}, ví dụ {OFFICE_PAPER}"
        )
    return thickness


def _site_dir(command: _Parser) -> None:
    command.add_argument(
        "--site-dir", type=Path, metavar="THƯ_MỤC", help="nơi đặt trang (mặc định: theo cấu hình)"
    )


def _edition(command: _Parser, *, required: bool = False) -> None:
    command.add_argument(
        "--edition",
        default=ALL,
        required=required,
        metavar="ẤN_BẢN",
        help="một đối tượng trong cấu hình, hoặc all" + ("" if required else " (mặc định: all)"),
    )
