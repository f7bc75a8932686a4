"""A Markdown text goes in; its front matter comes out as fields, and where the article itself begins."""

from __future__ import annotations

import re

FRONT = re.compile(
    r"\A\ufeff?(?:---|\+\+\+)[ \t]*\r?\n(?P<fields>.{0,8000}?)\r?\n(?:---|\.\.\.|\+\+\+)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
FIELD = re.compile(r"^(?P<key>[A-Za-z_-]{2,20})\s*[:=]\s*(?P<value>.{1,500}?)\s*$", re.MULTILINE)
NAMES = {
    "title": "title", "headline": "title", "author": "authors", "authors": "authors", "byline": "authors",
    "date": "published", "published": "published", "pubdate": "published",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet",
    "site": "outlet", "sitename": "outlet", "url": "url", "link": "url", "permalink": "url", "id": "id",
}  # fmt: skip
RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$|^\s*(?:={3,}|-{3,})\s*$|^\s*```")
LINKS = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,600}(?:\s+\"[^\"]{0,200}\")?\)")
IMAGE = re.compile(r"^\s*!\[[^\[\]]{0,300}\]\([^()]{0,600}\)\s*$")


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields of the front matter by our names, and the offset behind it."""
    match = FRONT.match(text)
    if not match:
        return {}, 0
    fields: dict[str, str] = {}
    for found in FIELD.finditer(match.group("fields")):
        name = NAMES.get(found.group("key").casefold())
        value = found.group("value").strip().strip("\"'[]").strip()
        if name and value:
            fields.setdefault(name, value)
    if "http" in fields.get("outlet", "")[:4]:
        fields.setdefault("url", fields.pop("outlet"))
    return fields, match.end()


def is_mark(line: str) -> bool:
    """The line is a rule, a fence, a lone picture, or nothing but links: no words of the article."""
    if RULE.match(line) or IMAGE.match(line):
        return True
    links = LINKS.findall(line)
    bare = LINKS.sub("", line)
    return (
        len(links) >= 1
        and sum(c.isalpha() for c in bare) < 3
        and line.lstrip()[:1] in "-*+|["
        and len(links[0].split()) < 16
    )
