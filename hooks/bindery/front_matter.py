"""What does the front matter of a file say, and on which line?

YAML is read strictly: a duplicate key, a tag, an anchor or a value that YAML would silently
turn into something else is a problem, never a guess.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from .characters import composed, refused
from .diagnostic import Diagnostic

Path = tuple[str | int, ...]
"""Keys and list positions that lead to a value: ``("sessions", 0, "start")``."""

_INTEGER = re.compile(r"[0-9]{1,9}\Z")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_LABEL_IN_A_COMMENT = re.compile(r"^ *# *audience *:", re.MULTILINE)
_COMMENT = re.compile(r" *#")
_ENTITY = re.compile(r"&(?:#[0-9A-Za-z]+|[A-Za-z][A-Za-z0-9]*);")
_DEEPEST = 8
_LONGEST = 2_000
_BEGINS = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_ENDS = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


@dataclass(frozen=True)
class FrontMatter:
    """The values of a front matter and the source line of each."""

    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line(self, *path: str | int) -> int:
        """The line of the value at `path`, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Refused(Exception):
    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message


def split(text: str) -> tuple[str | None, str, int]:
    """The YAML of `text` or None, the body, and the line (from 1) at which the body starts.

    Raises ValueError, with a message for the editor, when a front matter is begun and not ended.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise ValueError("phần đầu trang mở bằng --- nhưng không có dòng --- đóng lại")


def parse(text: str, path: str) -> tuple[FrontMatter, list[Diagnostic]]:
    """The front matter in the YAML `text` of the file `path`, whose first line is line 2."""
    values, lines, wrong = _read(text)
    if not wrong and not isinstance(values, dict):
        message = "phần đầu trang phải gồm các dòng dạng “tên: giá trị”, ví dụ “title: Mục đích”"
        wrong = [(2, message)]
    if wrong:
        return FrontMatter(), [Diagnostic(path, line, message) for line, message in wrong]
    return FrontMatter(values, lines), []


def parse_list(text: str, path: str, key: str) -> tuple[FrontMatter, list[Diagnostic]]:
    """The list in a YAML file of its own, as if it stood in a front matter under `key`."""
    values, lines, wrong = _read(text)
    if not wrong and values and not isinstance(values, list):
        wrong = [(2, "tệp phải là một danh sách, mỗi mục mở bằng “- ”")]
    moved = {(key, *place): line - 1 for place, line in lines.items()}
    problems = [
        Diagnostic(path, max(line - 1, 1), message.replace("phần đầu trang", "tệp"))
        for line, message in wrong
    ]
    return FrontMatter({} if wrong else {key: values or None}, moved), problems


def _read(text: str) -> tuple[Any, dict[Path, int], list[tuple[int, str]]]:
    """The value in the YAML `text`, whose first line is line 2; the line of each part; or what is
    wrong with it.
    """
    lines: dict[Path, int] = {}
    if label := _LABEL_IN_A_COMMENT.search(text):
        line = text.count("\n", 0, label.start()) + 2
        return None, {}, [(line, "dấu # làm dòng audience mất tác dụng; bỏ dấu #, hoặc xóa dòng")]
    try:
        depth = 0
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            depth += isinstance(token, _BEGINS) - isinstance(token, _ENDS)
            _refuse_token(token, depth)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        return {} if node is None else _value(node, (), lines), lines, []
    except _Refused as refused:
        return None, {}, [(refused.line, refused.message)]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        before = text.split("\n")[mark.line][: mark.column] if mark else ""
        return None, {}, [(mark.line + 2 if mark else 1, _explain(error, before))]


def _refuse_token(token: yaml.Token, depth: int) -> None:
    line = token.start_mark.line + 2
    if depth > _DEEPEST:
        raise _Refused(line, "phần đầu trang lồng nhau quá sâu")
    if isinstance(token, yaml.DirectiveToken):
        raise _Refused(line, "phần đầu trang không dùng “%” ở đầu dòng; xóa dòng này")
    if isinstance(token, yaml.TagToken):
        raise _Refused(line, "phần đầu trang không dùng thẻ “!”; đặt giá trị trong dấu nháy kép")
    if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
        raise _Refused(
            line, "phần đầu trang không dùng “&” hay “*” ở đầu giá trị; đặt trong dấu nháy kép"
        )


def _value(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Any:
    line = node.start_mark.line + 2
    lines.setdefault(path, line)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*path, at), lines) for at, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node, line)


def _mapping(node: yaml.MappingNode, path: Path, lines: dict[Path, int]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 2
        if not isinstance(key_node, yaml.ScalarNode) or key_node.value == "<<":
            raise _Refused(line, "tên mục trong phần đầu trang phải là một từ")
        key = _text(key_node, line)
        if key in values:
            raise _Refused(line, f"mục “{key}:” viết hai lần; giữ lại một")
        lines[(*path, key)] = line
        values[key] = _value(value_node, (*path, key), lines)
    return values


def _text(node: yaml.ScalarNode, line: int) -> str:
    """The text of a value, into which an escape brings no character that a source may not hold."""
    text = composed(str(node.value))
    if len(text) > _LONGEST:
        raise _Refused(line, f"giá trị dài quá {_LONGEST} ký tự; viết ngắn lại")
    if found := next(refused(text), None):
        raise _Refused(line, f"phần đầu trang có {found[1]}")
    if entity := _ENTITY.search(text):
        raise _Refused(line, f"phần đầu trang không dùng mã HTML “{entity.group()}”; viết thẳng ra")
    return text


def _scalar(node: yaml.ScalarNode, line: int) -> Any:
    text = _text(node, line)
    if match := _DATE.match(text):
        try:
            return datetime.date(*map(int, match.groups()))
        except ValueError:
            raise _Refused(line, f"không có ngày “{text}”; viết năm-tháng-ngày") from None
    if node.style is not None:
        return text
    if text and _COMMENT.match(str(node.end_mark.buffer), node.end_mark.pointer):
        raise _Refused(
            line,
            "dấu # sau dấu cách mở một ghi chú, chữ sau nó bị bỏ; đặt cả giá trị trong dấu nháy "
            "kép, hoặc chuyển ghi chú lên dòng riêng",
        )
    if text in ("", "~", "null"):
        return None
    if _INTEGER.match(text) and text == str(int(text)):
        return int(text)
    return text


def _explain(error: yaml.YAMLError, before: str) -> str:
    """What is wrong where the line has the text `before` in front of it."""
    said = str(error)
    if _NO_VALUE_HERE in said and _INDENTED_KEY.match(before):
        return _NOT_IN_LINE
    return next((told for problem, told in _EXPLAINED if problem in said), _UNEXPLAINED)


_NO_VALUE_HERE = "mapping values are not allowed"
_INDENTED_KEY = re.compile(r" +(?:- *)?\w+\Z")
_NOT_IN_LINE = (
    "dòng này không thẳng hàng với dòng trên; các mục cùng cấp thụt vào bằng nhau, "
    "sau dấu “-” có dấu cách"
)
_EXPLAINED = (
    (
        _NO_VALUE_HERE,
        'dấu hai chấm trong giá trị: đặt cả giá trị trong dấu nháy kép, ví dụ title: "A: B"',
    ),
    ("'\\t'", "phần đầu trang dùng phím Tab; thay bằng dấu cách"),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên mục; viết “tên: giá trị”"),
    (
        "that cannot start any token",
        "giá trị mở bằng dấu có nghĩa riêng (@ ` %); đặt cả giá trị trong dấu nháy kép",
    ),
    (
        "sequence entries are not allowed",
        "giá trị mở bằng “- ”; viết mỗi mục của danh sách trên một dòng riêng",
    ),
    (
        "expected <block end>, but found '<scalar>'",
        "có chữ sau dấu nháy đóng; đặt cả giá trị trong một cặp dấu nháy, viết ' thành '' "
        "hoặc dùng dấu “ ”",
    ),
    ("escape", "dấu \\ trong dấu nháy kép có nghĩa riêng; viết \\\\ hoặc dùng dấu nháy đơn"),
)
"""What PyYAML says, and how to write it right."""

_UNEXPLAINED = (
    "không đọc được phần đầu trang (YAML): kiểm tra dấu ngoặc, dấu nháy và thụt lề ở dòng này; "
    "mỗi dòng có dạng “tên: giá trị”"
)
