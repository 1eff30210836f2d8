"""How do readers hear of changes without looking? An Atom feed for each audience (RFC 4287).

A feed needs addresses that are the same for everybody, so there are none before the site has one.
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

from . import changes, news
from .address import page_uri
from .audience import ALL
from .changes import Change
from .edition import edition
from .tree import Tree

FOLDER = "tin-moi"
_ATOM = "http://www.w3.org/2005/Atom"


def names(tree: Tree) -> tuple[str, ...]:
    """The audiences of the edition `tree` that have a feed: none while the site has no address."""
    labels = tree.settings.vocabulary.labels
    return tuple(name for name in labels if tree.settings.site_url and tree.edition in (ALL, name))


def uri(name: str) -> str:
    """Where a site keeps the feed of an audience."""
    return f"{FOLDER}/{name.replace('/', '-')}.xml"


def feeds(tree: Tree, part: Tree) -> dict[str, bytes]:
    """The feeds of the edition `part` of the sources `tree`, by their paths; each tells of what its
    audience sees, in the edition ``all`` as well. An audience for which git knows no change has
    none.
    """
    found = {}
    for name in names(part):
        own = edition(tree, name)
        if made := changes.changes(tree, own):
            found[uri(name)] = _feed(own, name, made)
    return found


def titles(tree: Tree, made: Container[str]) -> dict[str, str]:
    """What the feeds at the paths `made` are called."""
    labels = tree.settings.vocabulary.labels
    return {uri(name): labels[name] for name in labels if uri(name) in made}


def _feed(part: Tree, name: str, made: Iterable[Change]) -> bytes:
    known, site = part.settings, part.settings.site_url
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    _say(root, "id", site + uri(name))
    _say(root, "title", f"{known.site_name}: {known.vocabulary.labels[name]}")
    _say(ElementTree.SubElement(root, "author"), "name", known.site_name)
    ElementTree.SubElement(root, "link", {"rel": "self", "href": site + uri(name)})
    ElementTree.SubElement(root, "link", {"href": site + page_uri(news.PAGE)})
    made = sorted(made, key=_time, reverse=True)
    _say(root, "updated", _time(made[0]).isoformat())
    for change in made:
        _entry(ElementTree.SubElement(root, "entry"), part, name, change)
    ElementTree.indent(root, space="")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(entry: ElementTree.Element, part: Tree, name: str, change: Change) -> None:
    site, page = part.settings.site_url, quote(page_uri(change.document.src_uri))
    # A tag (RFC 4151): the same for as long as there is this change, wherever the site moves.
    _say(entry, "id", f"tag:{urlsplit(site).hostname},{change.day}:{name}:{page}")
    _say(entry, "title", f"{news.word(change)}: {change.document.title}")
    ElementTree.SubElement(entry, "link", {"href": site + page})
    _say(entry, "updated", _time(change).isoformat())
    if within := news.where(part, change.document):
        ElementTree.SubElement(entry, "category", {"term": within})
    said = news.summary(change) or change.document.description or "Trang mới"
    _say(entry, "summary", said.removesuffix(".") + ".")


def _time(change: Change) -> datetime.datetime:
    """When the change was made, always written alike."""
    return datetime.datetime.fromisoformat(change.time)


def _say(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
