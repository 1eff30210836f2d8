"""The hook of the policy, in real builds of a small project."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from mkdocs.config import load_config

from .conftest import bindery

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a project with one page, this theme and these hooks."""
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    config["theme"]["custom_dir"] = str(REPOSITORY / "overrides")
    config["hooks"] = [str(REPOSITORY / hook) for hook in config["hooks"]]
    config["site_url"] = "https://example.vn/hoc-tap/"
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (tmp_path / "docs").mkdir()
    page = "---\ntitle: Trang đầu\naudience: everyone\n---\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n"
    (tmp_path / "docs/index.md").write_text(page, encoding="utf-8")
    return tmp_path


def test_a_site_below_the_root_of_a_host(root: Path) -> None:
    """The page for what is not there finds its files there; tables say no style of their own."""
    done = bindery("build", "--no-booklets", cwd=root)
    assert done.returncode == 0, done.stderr
    page = (root / "site/404.html").read_text(encoding="utf-8")
    links = re.findall(r' (?:href|src)="(.*?)"', page)
    assert len(links) == 4
    for link in links:
        assert link.startswith("/hoc-tap/")
        assert (root / "site" / link.removeprefix("/hoc-tap/").partition("?")[0]).is_file()
    page = (root / "site/index.html").read_text(encoding="utf-8")
    assert '<td align="right">2</td>' in page
    assert "style=" not in page


def test_each_script_and_style_sheet_of_ours_tells_its_content(root: Path) -> None:
    done = bindery("build", "--no-booklets", cwd=root)
    assert done.returncode == 0, done.stderr
    ours = [path for path in (REPOSITORY / "overrides/assets").rglob("*") if path.is_file()]
    assert ours
    for path in ours:
        folder = root / "site/assets" / path.parent.name
        found = list(folder.glob(f"{path.stem}.????????{path.suffix}"))
        assert [file.read_bytes() for file in found] == [path.read_bytes()]
        assert not (folder / path.name).exists()


def hook(name: str) -> ModuleType:
    """A hook as MkDocs loads it: from its file."""
    spec = importlib.util.spec_from_file_location(name, REPOSITORY / name)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("command", "strict"), [("build", True), ("serve", False)])
def test_a_live_preview_has_no_policy(command: str, strict: bool) -> None:
    """It reloads pages by a script that it puts into them."""
    audience, policy = hook("hooks/audience.py"), hook("hooks/policy.py")
    audience.on_startup(command=command, dirty=False)
    config = audience.on_config(load_config(str(REPOSITORY / "mkdocs.yml")))
    config = policy.on_config(config)
    assert bool(config.extra["policy"]) is strict
