"""BioMed Central's own article XML (root `art`), turned into the JATS elements that say the same.

http://www.biomedcentral.com/xml/article.dtd was used for its journals until 2016; PubMed Central's copies are JATS.
"""

from __future__ import annotations

from lxml import etree

__all__ = ["as_jats"]

_NAMES = {
    "art": "article", "fm": "front", "bdy": "body", "bm": "back", "st": "title", "it": "italic", "b": "bold",
    "abs": "abstract", "kwdg": "kwd-group", "refgrp": "ref-list", "abbr": "xref", "tblr": "xref", "figr": "xref",
    "supplr": "xref", "aug": "person-group", "au": "name", "snm": "surname", "fnm": "given-names", "cnm": "surname",
    "pubdate": "year", "pubid": "pub-id", "note": "comment", "url": "ext-link", "suppl": "supplementary-material",
    "ul": "list", "ol": "list", "li": "list-item", "row": "tr", "entry": "td",
}  # fmt: skip
_LINKS = {"abbr": ("bibr", "bid"), "tblr": ("table", "tid"), "figr": ("fig", "fid"), "supplr": ("supplementary", "sid")}


def as_jats(art: etree._Element) -> None:
    """Change the tree in place."""
    for group in list(art.iter("abbrgrp")):
        _bracket(group)
    for table in list(art.iter("table")):
        _table(table)
    for figure in art.iter("fig"):
        _label(figure)
        for text in figure.findall("text"):
            figure.remove(text)
    for number, bibl in enumerate(list(art.iterfind("bm/refgrp/bibl")), 1):
        _reference(bibl, number)
    front = art.find("fm")
    if front is not None:
        _front(front)
    for element in art.iter():
        if isinstance(element.tag, str):
            _rename(element)
    for acknowledged in art.iter("ack"):
        _unwrap_only_section(acknowledged)
    for abstract in art.iter("abstract"):
        _unwrap_only_section(abstract)


def _rename(element: etree._Element) -> None:
    name = element.tag
    if name in _LINKS:
        kind, target = _LINKS[name]
        element.set("ref-type", kind)
        element.set("rid", (element.get(target) or "").replace(",", " "))
    elif name == "pubid":
        element.set("pub-id-type", (element.get("idtype") or "").replace("pmpid", "pmid"))
    element.tag = _NAMES.get(name, name)


def _bracket(group: etree._Element) -> None:
    """The marks of a group are printed in brackets; between them stand commas where nothing else does."""
    group.text = "[" + (group.text or "").strip()
    for mark in group:
        between = (mark.tail or "").strip()
        mark.tail = "]" if mark.getnext() is None else between or ", "


def _label(element: etree._Element) -> None:
    """'Figure 1' stands in the `title`."""
    title = element.find("title")
    if title is not None:
        title.tag = "label"


def _table(table: etree._Element) -> None:
    """A CALS table: the head apart, spans by column names, the foot as notes."""
    wrap = etree.Element("table-wrap")
    parent = table.getparent()
    if parent is None:
        return
    wrap.tail, table.tail = table.tail, None
    parent.replace(table, wrap)
    _label(table)
    for part in table.findall("label") + table.findall("caption"):
        wrap.append(part)
    for group in table.findall("tgroup"):
        columns = {spec.get("colname"): place for place, spec in enumerate(group.findall("colspec"))}
        for entry in group.iter("entry"):
            first, last = columns.get(entry.get("namest")), columns.get(entry.get("nameend"))
            if first is not None and last is not None:
                entry.set("colspan", str(last - first + 1))
            if (entry.get("morerows") or "").isdecimal():
                entry.set("rowspan", str(int(entry.get("morerows") or 0) + 1))
        foot = group.find("tfoot")
        if foot is not None:
            foot.tag = "table-wrap-foot"
        group.tag = "table"
        wrap.append(group)
        if foot is not None:
            wrap.append(foot)


def _reference(bibl: etree._Element, number: int) -> None:
    """Number and fields; the numbers are those of the order, the source does not hold them."""
    ref = etree.Element("ref")
    ref.set("id", bibl.get("id") or "")
    _add(ref, "label", str(number))
    parent = bibl.getparent()
    if parent is not None:
        parent.replace(bibl, ref)
    ref.append(bibl)
    bibl.tag = "element-citation"
    if "id" in bibl.attrib:
        del bibl.attrib["id"]
    if (title := bibl.find("title")) is not None:
        title.tag = "article-title"
    for holder in bibl.findall("xrefbib"):
        bibl.extend(list(holder.iter("pubid")))
        bibl.remove(holder)


def _add(
    parent: etree._Element, tag: str, text: str | None = None, kind: tuple[str, str] | None = None
) -> etree._Element:
    """A new last child; `kind` is an attribute and its value."""
    child = etree.SubElement(parent, tag)
    child.text = text
    if kind is not None:
        child.set(*kind)
    return child


def _front(front: etree._Element) -> None:
    """`article-meta` out of the article's own `bibl`."""
    meta = _add(front, "article-meta")
    bibl = front.find("bibl")
    if bibl is not None:
        for identity in bibl.iter("pubid"):
            _add(
                meta,
                "article-id",
                identity.text,
                ("pub-id-type", (identity.get("idtype") or "").replace("pmpid", "pmid")),
            )
        _citation(front, meta, bibl)
    for part in front.findall("kwdg") + front.findall("abs"):
        meta.append(part)


def _citation(front: etree._Element, meta: etree._Element, bibl: etree._Element) -> None:
    if (title := bibl.find("title")) is not None:
        title.tag = "article-title"
        _add(meta, "title-group").append(title)
    people = _add(meta, "contrib-group")
    for author in bibl.findall("aug/au"):
        told = {part.tag: part.text or "" for part in author}
        name = _add(_add(people, "contrib", kind=("contrib-type", "author")), "name")
        _add(name, "surname", told.get("snm") or told.get("cnm"))
        _add(name, "given-names", " ".join(told[part] for part in ("fnm", "mi", "mnm") if part in told))
    _add(_add(meta, "pub-date", kind=("pub-type", "collection")), "year", _text(bibl, "pubdate"))
    for place in ("volume", "issue", "fpage", "lpage"):
        if told_place := _text(bibl, place):
            _add(meta, place, told_place)
    _add(_add(front, "journal-meta"), "journal-title", _text(bibl, "source"))


def _text(element: etree._Element, tag: str) -> str:
    found = element.find(tag)
    return "" if found is None else found.text or ""


def _unwrap_only_section(element: etree._Element) -> None:
    """An abstract that is one section 'Abstract' holding the others is those others."""
    children = list(element)
    if len(children) == 1 and children[0].tag == "sec":
        inner = [child for child in children[0] if child.tag != "title"]
        element.remove(children[0])
        element.extend(inner)
