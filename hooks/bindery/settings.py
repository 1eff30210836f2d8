"""What does mkdocs.yml say that Bindery needs?

Read without MkDocs, so that checks and booklets need no site engine.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .audience import ALL, EVERYONE, Audience, Vocabulary, nearest, outside
from .diagnostic import ConfigurationError, reason, suggestion
from .resolution import MARKUP, ONLY_WORDS

_FOLDER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AUDIENCE = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)*")

_KEYS = ("audiences", "kinds", "levels")
_ADDRESS = re.compile(r"https?://[^\s/?#<>\"'`\\]+(?:/[^\s?#<>\"'`\\]*)?")

EDITION_VARIABLE = "BINDERY_EDITION"
BOOKLETS_VARIABLE = "BINDERY_BOOKLETS"
"""``no``: no booklets and no links to them; ``later``: links only, somebody else renders them."""


@dataclass(frozen=True)
class Kind:
    """A kind of document: `made_for` is whose booklet it is, `audience` who may see it at all.

    In a kind with `questions`, each second-level heading is a numbered question about a document of
    the kind that it names.
    """

    id: str
    label: str
    made_for: str
    audience: Audience
    questions: str = ""


@dataclass(frozen=True)
class Settings:
    """The settings of one project. Paths are absolute; `site_url` ends with a slash, or is ''
    where the site has no address yet. `levels` are those that sessions may have, any where none is
    named.
    """

    root: Path
    config_file: Path
    docs_dir: Path
    site_dir: Path
    site_name: str
    site_url: str
    vocabulary: Vocabulary
    kinds: Mapping[str, Kind]
    extensions: tuple[str, ...]
    extension_configs: Mapping[str, Mapping[str, Any]]
    levels: tuple[str, ...] = ()

    def edition(self, name: str) -> str:
        """`name`, if it is an edition.

        Raises:
            ConfigurationError: there is no such edition.
        """
        if name in self.vocabulary.editions:
            return name
        meant = nearest(name, self.vocabulary.editions)
        hint = f" Có phải là “{meant}”?" if meant else ""
        raise ConfigurationError(
            f"không có ấn bản “{name}”.{hint} Các ấn bản: {', '.join(self.vocabulary.editions)}"
        )

    def display(self, src_uri: str) -> str:
        """The path of a source as an editor knows it: ``docs/…/01.md``."""
        return f"{os.path.relpath(self.docs_dir, self.root)}/{src_uri}".replace(os.sep, "/")


def load(config_file: Path) -> Settings:
    """The settings in `config_file`.

    Raises:
        ConfigurationError: the file cannot be read, or ``extra.bindery`` is not usable.
    """
    try:
        config = yaml.safe_load(config_file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigurationError(f"không có tệp {config_file}; chạy lệnh ở thư mục gốc") from None
    except OSError as error:
        raise ConfigurationError(f"không đọc được {config_file}: {reason(error)}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{config_file} không phải UTF-8; lưu lại với mã UTF-8") from None
    except RecursionError:
        raise ConfigurationError(f"{config_file}: tệp cấu hình lồng nhau quá sâu") from None
    except (ValueError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{config_file}{_where(error)}: {_UNREADABLE}") from None
    if not isinstance(config, dict):
        raise ConfigurationError(f"{config_file}: tệp cấu hình trống hoặc không đúng dạng")
    root = config_file.resolve().parent
    vocabulary, kinds = audiences_and_kinds(config.get("extra"), config_file.name)
    for key in ("site_name", "site_description"):
        _only_words(config.get(key), f"{config_file.name}: {key}")
    extensions, configs = _extensions(config.get("markdown_extensions") or [])
    return Settings(
        root=root,
        config_file=config_file.resolve(),
        docs_dir=(root / str(config.get("docs_dir") or "docs")).resolve(),
        site_dir=root / str(config.get("site_dir") or "site"),
        site_name=str(config.get("site_name") or ""),
        site_url=_site_url(config.get("site_url"), config_file.name),
        vocabulary=vocabulary,
        kinds=kinds,
        extensions=extensions,
        extension_configs=configs,
        levels=_levels(config["extra"]["bindery"].get("levels"), config_file.name),
    )


_UNREADABLE = (
    "không đọc được tệp cấu hình (YAML); kiểm tra dấu ngoặc, dấu nháy, thụt lề và ngày; "
    "không dùng thẻ “!”"
)


def _site_url(said: Any, name: str) -> str:
    """The address of the site with a slash at its end; '' where it has none yet.

    Raises:
        ConfigurationError: it is not the address of a site.
    """
    if not said:
        return ""
    if not _ADDRESS.fullmatch(str(said)):
        raise ConfigurationError(
            f"{name}: site_url “{said}” không phải địa chỉ của trang; viết đủ từ https://, "
            "ví dụ site_url: https://hoctap.example.vn/"
        )
    return str(said).removesuffix("/") + "/"


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f":{mark.line + 1}" if mark else ""


def audiences_and_kinds(extra: Any, name: str) -> tuple[Vocabulary, Mapping[str, Kind]]:
    """The vocabulary and the kinds in the mapping ``extra.bindery`` of the file `name`.

    Raises:
        ConfigurationError: something is missing, or is not what it should be.
    """
    bindery = _own(extra, name)
    labels = bindery.get("audiences")
    if not isinstance(labels, dict) or not labels:
        raise ConfigurationError(f"{name}: thiếu extra.bindery.audiences (tên: nhãn tiếng Việt)")
    if not all(isinstance(key, str) and isinstance(label, str) for key, label in labels.items()):
        raise ConfigurationError(f"{name}: extra.bindery.audiences phải gồm các dòng tên: nhãn")
    for audience, label in labels.items():
        _only_words(label, f"{name}: extra.bindery.audiences.{audience}")
        if not _AUDIENCE.fullmatch(audience) or audience in (ALL, EVERYONE):
            raise ConfigurationError(
                f"{name}: tên đối tượng “{audience}” phải gồm chữ thường không dấu và gạch nối, "
                f"khác “{ALL}” và “{EVERYONE}”"
            )
        parent = audience.rpartition("/")[0]
        if parent and parent not in labels:
            raise ConfigurationError(
                f"{name}: “{audience}” nằm dưới “{parent}” nhưng không có “{parent}”"
            )
    vocabulary = Vocabulary(dict(labels))
    kinds = bindery.get("kinds")
    if not isinstance(kinds, dict) or not kinds:
        raise ConfigurationError(f"{name}: thiếu extra.bindery.kinds")
    read = {
        str(folder): _kind(str(folder), said, vocabulary, name) for folder, said in kinds.items()
    }
    for kind in read.values():
        if kind.questions and (kind.questions not in read or kind.questions == kind.id):
            raise ConfigurationError(
                f"{name}: extra.bindery.kinds.{kind.id}: questions phải là loại tài liệu khác mà "
                f"câu hỏi nói về, ví dụ questions: {next(iter(read))}"
            )
    return vocabulary, read


def _own(extra: Any, name: str) -> dict[Any, Any]:
    """The mapping ``extra.bindery``, which has no other keys than ours."""
    bindery = extra.get("bindery") if isinstance(extra, dict) else None
    if not isinstance(bindery, dict):
        raise ConfigurationError(f"{name}: thiếu mục extra.bindery")
    if unknown := sorted(map(str, bindery.keys() - set(_KEYS))):
        hint = suggestion(nearest(unknown[0], _KEYS))
        raise ConfigurationError(
            f"{name}: extra.bindery: không hiểu “{unknown[0]}”{hint} Các mục: {', '.join(_KEYS)}"
        )
    return bindery


def _kind(folder: str, said: Any, vocabulary: Vocabulary, name: str) -> Kind:
    where = f"{name}: extra.bindery.kinds.{folder}"
    if not _FOLDER.fullmatch(folder):
        raise ConfigurationError(
            f"{where}: tên thư mục phải gồm chữ thường không dấu, số và gạch nối"
        )
    if not isinstance(said, dict) or not {"label", "for", "audience"} <= said.keys():
        raise ConfigurationError(f"{where} phải có label, for và audience")
    if unknown := said.keys() - {"label", "for", "audience", "questions"}:
        raise ConfigurationError(f"{where}: không hiểu “{sorted(map(str, unknown))[0]}”")
    _only_words(said["label"], f"{where}: label")
    values = said["audience"] if isinstance(said["audience"], list) else [said["audience"]]
    for value in (*values, said["for"]):
        if not isinstance(value, str) or value not in vocabulary.labels:
            raise ConfigurationError(f"{where}: không có đối tượng “{value}”")
    audience = frozenset(values)
    if not audience or outside(frozenset([said["for"]]), audience):
        raise ConfigurationError(f"{where}: “for” phải nằm trong “audience”")
    return Kind(
        folder, str(said["label"]), str(said["for"]), audience, str(said.get("questions") or "")
    )


def _levels(said: Any, name: str) -> tuple[str, ...]:
    """The levels that sessions may have.

    Raises:
        ConfigurationError: they are no list of words.
    """
    if said is None:
        return ()
    if not isinstance(said, list) or not all(isinstance(level, str) for level in said):
        raise ConfigurationError(
            f"{name}: extra.bindery.levels phải là danh sách tên các cấp, mỗi cấp mở bằng “- ”"
        )
    for level in said:
        _only_words(level, f"{name}: extra.bindery.levels: cấp")
    return tuple(said)


def _only_words(text: Any, where: str) -> None:
    """Refuse signs that HTML or Markdown could read as more than text: the words stand on every
    page, where the theme prints them as they are.

    Raises:
        ConfigurationError: there is one.
    """
    if MARKUP.search(str(text or "")) or '"' in str(text or ""):
        raise ConfigurationError(f'{where} {ONLY_WORDS} "; dấu nháy viết “ ”')


def _extensions(listed: Any) -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    names: list[str] = []
    configs: dict[str, dict[str, Any]] = {}
    for entry in listed:
        pairs = entry.items() if isinstance(entry, dict) else [(entry, None)]
        for extension, config in pairs:
            names.append(str(extension))
            if config and not isinstance(config, dict):
                raise ConfigurationError(
                    f"markdown_extensions: thiết đặt của {extension} phải gồm các dòng "
                    "“tên: giá trị”"
                )
            configs.update({str(extension): dict(config)} if config else {})
    return tuple(names), configs


if __name__ == "__main__":
    print(*load(Path("mkdocs.yml")).vocabulary.editions)
