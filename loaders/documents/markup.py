"""Markup that converters leave in text: HTML remnants and Markdown, told from the words."""

import html
import re

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--.*?-->", re.DOTALL)
_LIST_TAG = re.compile(r"</?(?:ul|ol|p|div|tr|h[1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
_ITEM_TAG = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
_CELL_TAG = re.compile(r"</t[dh]>\s*<t[dh](?:\s[^<>]*)?>", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^()\s]*\)")
_LINK = re.compile(r"\[([^\][]*)\]\((?:[^()\s]|\([^()]*\))*\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|www\.)[^<>\s]+)>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<!\w)_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_BOLD_TAG = re.compile(r"<(b|strong)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*")


def unfold(text: str) -> str:
    """HTML lists, rows and paragraphs as lines of their own, items with a Markdown bullet, cells parted by tabs."""
    text = _CELL_TAG.sub("\t", text)
    text = _BREAK_TAG.sub(" ", text)
    text = _ITEM_TAG.sub("\n- ", text)
    return _LIST_TAG.sub("\n", text)


def inline(text: str) -> str:
    """A line without its inline markup: the words of links and emphasis, characters for entities."""
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\1", text)
    text = _UNDERLINED.sub(r"\1", text)
    return html.unescape(_ESCAPE.sub(r"\1", text))


def is_bold(text: str) -> bool:
    """Whether all words of a line are set in bold."""
    rest = _BOLD_TAG.sub("", _STRONG.sub("", text))
    return rest != text and not re.search(r"\w", inline(rest))


def is_table_rule(line: str) -> bool:
    """Whether a line parts a Markdown table's head from its body and holds no words."""
    return _TABLE_RULE.fullmatch(line) is not None


def plain(text: str) -> str:
    """A whole text without markup, the words alone: what accounting compares."""
    return inline("\n".join(line for line in unfold(text).split("\n") if not is_table_rule(line)))
