"""What was asked on the command line? The words of the command line are Vietnamese."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from .audience import ALL
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
    command = commands.add_parser(
        name, help=description, description=description.capitalize() + "."
    )
    command.add_argument(
        "-f",
        "--config-file",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="TỆP",
        help="tệp cấu hình (mặc định: mkdocs.yml)",
    )
    return command


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
