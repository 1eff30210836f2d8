"""Which files does the docs folder hold, and may they stand there as they do?"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from .diagnostic import Diagnostic, reason
from .names import fault, shared_addresses
from .settings import Settings


def listing(settings: Settings) -> tuple[dict[str, Path], list[Diagnostic]]:
    """Every file of the docs folder that is not hidden, by its path, in order, and what is wrong
    with files and folders.
    """
    found: dict[str, Path] = {}
    problems: list[Diagnostic] = []

    def unreadable(error: OSError) -> None:
        uri = Path(error.filename).relative_to(settings.docs_dir).as_posix()
        message = f"không đọc được thư mục: {reason(error)}"
        problems.append(Diagnostic(settings.display(_shown(uri)), 0, message))

    for folder, folders, names in os.walk(settings.docs_dir, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *sorted(name for name in names if not name.startswith("."))):
            file = Path(folder) / name
            uri = unicodedata.normalize("NFC", file.relative_to(settings.docs_dir).as_posix())
            message = _fault(file, known=uri in found)
            if message:
                problems.append(Diagnostic(settings.display(_shown(uri)), 0, message))
            elif file.is_file():
                found[uri] = file
    found = dict(sorted(found.items()))
    for uri, other in shared_addresses(found):
        message = f"trùng địa chỉ với {settings.display(other)}; đổi tên một trong hai"
        problems.append(Diagnostic(settings.display(uri), 0, message))
    return found, problems


def _fault(file: Path, *, known: bool) -> str | None:
    """Why a file or a folder must not stand in the docs folder as it does."""
    if file.is_symlink():
        return (
            "đây là một liên kết (symlink), có thể đưa tệp lạ lên trang; chép hẳn tệp vào thư mục"
        )
    if not file.is_dir() and not file.is_file():
        return "không phải là tệp thường; xóa đi"
    if known:
        return "có hai tệp cùng tên, chỉ khác cách ghi dấu (NFC, NFD); xóa một tệp"
    return (_fault_of_a_page(file.name) if file.is_file() else None) or fault(
        file.name, asset=file.is_file() and not file.name.endswith(".md")
    )


def _fault_of_a_page(name: str) -> str | None:
    """Why a site engine would read the file otherwise than Bindery does, or its editor."""
    if _is_markdown_by_another_name(name):
        return "tệp Markdown phải có đuôi .md viết thường; đổi tên tệp"
    if name.lower() == "readme.md":
        return (
            "công cụ dựng trang coi README.md là trang đầu; đổi tên tệp thành index.md, "
            "hoặc để ngoài docs nếu là ghi chú"
        )
    if name.lower().endswith(".md.txt"):
        return "trang phải có đuôi .md; bỏ đuôi .txt mà Notepad đã thêm vào tên tệp"
    return None


def _shown(uri: str) -> str:
    """A path as it can be printed, whatever its bytes are."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in uri)


def _is_markdown_by_another_name(name: str) -> bool:
    """Whether a site engine would take the file for a page, though its name does not end so."""
    ending = name.rpartition(".")[2]
    return ending != "md" and ending.lower() in ("md", "markdown", "mdown", "mkdn", "mkd", "mdwn")
