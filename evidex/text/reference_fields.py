"""One printed reference into fields: Vancouver, AMA, BMC, Lancet, APA, Harvard, MDPI, Nature, Frontiers, IEEE …

The volume-and-pages tail is found first, since every style has one that nothing else looks like; then the list of
names in front; what lies between is title and journal. A field that the style does not settle stays empty.
"""

from __future__ import annotations

import re

import msgspec

__all__ = ["Fields", "parse_fields"]


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of `evidex.schema.Reference`, without a place."""

    authors: tuple[str, ...] = ()
    title: str = ""
    journal: str = ""
    year: int | None = None
    volume: str = ""
    first_page: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""


_DOI = re.compile(r"(?:doi(?:\.org/|\s?[:.]\s?|\s)\s?)?\b(10\.\d{4,9}/[^\s\"<>\]]{2,120})", re.I)
_PMID = re.compile(r"\bPMID:?\s{0,2}(\d{1,8})\b|\bpubmed/(\d{4,8})\b", re.I)
_PMCID = re.compile(r"\b(PMC\d{3,9})\b")
_TRAILERS = re.compile(
    r"(?:https?://|www\.)\S+|\[?(?:Epub|Online) (?:ahead of print)?\s?[^.;]{0,40}(?:[.;\]]|$)"
    r"|\bPMC?ID:?\s?(?:PMC)?\d+\.?|\bPMC\d{3,9}\b|(?:\s-\s|\s)(?:DOI - |PMC - )?(?:PMC - )?PubMed\b.{0,20}$"
    r"|\[(?:PubMed|Google Scholar|CrossRef|PMC free article|DOI|Medline|Web of Science|ISI)\]|\bCrossRef\b"
    r"|\bAvailable (?:from|at|online):?|\b(?:Last )?[Aa]ccessed (?:on )?[^.;]{0,30}\d{4}\.?|\bdoi\s?:\s?|\[Internet\]",
    re.I,
)

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)[a-z]?"
_DAYS = r"(?:\s\d{1,2})?(?:\s?[-–]\s?\d{1,2})?"
_MONTH = rf"(?:\d{{1,2}}(?:\s\d{{1,2}})?|[A-Z][a-z]{{2,8}}\.?(?:\s?[-/–]\s?[A-Z][a-z]{{2,8}}\.?)?{_DAYS})"
_VOLUME = r"(?:[Vv]ol(?:ume)?\.?\s?)?(?P<volume>\d{1,4}[A-Za-z]?)(?![\d%])"
_ISSUE = (
    r"(?:\s?[(\[](?P<issue>[^()\[\]]{1,30}(?:\([^()]{1,10}\))?)[)\]]"
    r"|,?\s?(?:no|issue|iss|Pt|Suppl|suppl)\.?\s?[\w-]{0,8}(?:\s?[(\[][^()\[\]]{1,20}[)\]])?)?"
)
_NUMBER = r"[A-Za-z]{0,6}-?\d{1,9}(?:\.\d{1,4})?[A-Za-z]{0,3}"
_RANGE = rf"(?P<page>{_NUMBER})(?:\s?[-‐‑–—−]{{1,2}}\s?{_NUMBER})"
_PAGES = (
    rf"(?:pp?\.?\s?|pages?\s|[Aa]rt(?:icle)?\.?\s?(?:(?:no|ID)\.?\s)?)?(?P<page>{_NUMBER})"
    rf"(?:\s?[-‐‑–—−]{{1,2}}\s?{_NUMBER})?"
)
_STOP = r"(?=\s{0,2}(?:$|[.,;)\]:]|discussion|quiz|author|\())"

_TAILS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        # 2009;34(11):1106–1115  |  2020, 9, 1234  |  2012, vol. 9, pp. 110–118  |  2010 Mar 15;33(6):640-7
        rf"\(?{_YEAR}\)?(?:\s{_MONTH})?\s?[;,:]\s?{_VOLUME}{_ISSUE}\s?[:;,]\s?{_PAGES}{_STOP}",
        # Frontiers: (2008) 45(8):1195–213
        rf"\({_YEAR}\)[.,:;]?\s?{_VOLUME}{_ISSUE}\s?[:,]\s?{_PAGES}{_STOP}",
        # Nature: 12, 34–45 (2010)
        rf"{_VOLUME}{_ISSUE}\s?[,:]\s?{_PAGES},?\s?\((?:{_MONTH}\s)?{_YEAR}\)",
        # Elsevier: 12 (2010) 34–45
        rf"{_VOLUME}{_ISSUE}\s?\({_YEAR}\)\s?[,:]?\s?{_PAGES}{_STOP}",
        # IEEE: vol. 12, no. 3, pp. 34–45, Mar. 2010
        rf"{_VOLUME}{_ISSUE},?\s?{_PAGES},\s(?:{_MONTH}\s)?{_YEAR}{_STOP}",
        # year stands in front: 12(3), 34–45  |  12:34–45  |  vol. 12, pp. 34–45
        rf"(?<=[\w.,)\]]\s){_VOLUME}{_ISSUE}\s?[:,]\s?{_PAGES}{_STOP}",
        rf"(?<=[\w.,)\]]\s){_VOLUME}{_ISSUE}[,:]?\s{_RANGE}{_STOP}",
        # no pages: 2016;12(3)  |  (2016) 12
        rf"{_YEAR}(?:\s{_MONTH})?\s?[;,]\s?(?P<volume>\d{{1,3}}){_ISSUE}{_STOP}",
        rf"(?<=[\w.,)\]]\s)(?P<volume>\d{{1,3}})\((?P<issue>[^()]{{1,12}})\){_STOP}",
        # a journal that counts by year: 2013;CD005942  |  2014;29:  |  Epub: 2016.
        rf"{_YEAR}(?:\s{_MONTH})?\s?[;,:]\s?(?P<page>[A-Za-z]{{1,6}}-?\d{{3,9}}(?:-\d+)?){_STOP}",
    )
)
_BARE_YEAR = re.compile(rf"(?:[;,.(]|^|\s){_YEAR}\)?[.;,]?\s{{0,2}}$|[;,]\s(?P<last>(?:1[6-9]|20)\d\d)[.;,:]\s?p")

_PARTICLE = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|[Tt]er|[Tt]en"
    r"|[Ee]l|[Aa]l|[Bb]in|[Zz]u|[Ss]t\.?|’t|'t)\s|[dDOoLl]['’])"
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_SURNAME = (
    rf"{_PARTICLE}{{0,3}}{_CAPITAL}[\w'’‐-]{{1,30}}"
    rf"(?:\s(?:{_PARTICLE}{{0,2}}{_CAPITAL}[\w'’‐-]{{2,25}})){{0,2}}"
)
_BARE = r"[A-ZÀ-ÖØ-ÞĀ-Ž]{1,4}(?:[-‐][A-Z]{1,2})?(?![\w'’])"
_INITIAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[a-z]{1,2})?\."
_DOTTED = rf"{_INITIAL}(?:[ \u00a0‐-]{{0,2}}{_INITIAL}){{0,4}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|2nd|3rd|4th|II|III|IV)\b\.?)?"
_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("comma", re.compile(rf"{_SURNAME},\s?(?:{_DOTTED}|{_BARE}){_SUFFIX}")),
    ("dotted", re.compile(rf"{_SURNAME}\s{_DOTTED}{_SUFFIX}")),
    ("bare", re.compile(rf"{_SURNAME}\s{{1,2}}{_BARE}{_SUFFIX}")),
    ("first", re.compile(rf"{_DOTTED}\s?{_SURNAME}{_SUFFIX}")),
    ("given", re.compile(rf"{_SURNAME},\s[A-Z][a-zà-ÿ]{{2,15}}(?:\s[A-Z]\.)?(?=,\s|\.\s|\sand\s|\s&\s|\s\()")),
)
_SEPARATOR = re.compile(r"\s{0,2}(?:,\s{0,2}(?:and|&|…|\.{3})\s{1,2}|,\s{0,2}|;\s{0,2}|\sand\s|\s?&\s)(?:and\s|&\s)?")
_ET_AL = re.compile(r"\s{0,2}[,;]?\s?\bet\s?al\b\s?\.?(?:\s\.)?|,?\s(?:and others|others)\b\.?", re.I)
_EDITORS = re.compile(r"\s?,?\s?\(?\b[Ee]d(?:itor)?s?\b\.?\)?,?")
_FRONT_YEAR = re.compile(
    rf"\s?[.,:]?\s?(?:[(\[](?=\d{{4}}[a-z]?[,)\]])|(?=\d{{4}}[a-z]?[.:,]))"
    rf"{_YEAR}(?:,\s[^.:;()]{{1,25}}(?=[)\]]))?[)\]]?[.:,]?\s{{0,2}}"
)
_ORGANISATION = re.compile(
    r"\b(?:Organi[sz]ation|Group|Committee|Association|Society|Collaborat\w+|Consortium|Institut\w*|Centers?|Centre|"
    r"Network|Investigators|Team|Council|Federation|Foundation|Ministry|Department|Agency|Administration|College|"
    r"Academy|Commission|Initiative|Panel|Bureau|Office|Authority|Union|Alliance|Board|Trialists|Workshop|Nations|NICE|"
    r"WHO|CDC|FDA)\b"
)
_GROUP = re.compile(r"[,;]\s(?P<name>[A-Z][^.;:]{5,90})(?=\.\s)")
_BOUNDARY = re.compile(r"(?:[.?!][\"”’']?|[\"”’],?)\s+(?=[A-Z0-9À-ÖØ-Þ(“\"])")
_ABBREVIATED = frozenset(
    """j clin med int am engl surg res rev ann arch br eur acta adv appl biol chem dis endocrinol epidemiol exp
    gastroenterol genet immunol infect intern lett metab microbiol mol nat neurol neurosci nutr obstet gynecol
    gynaecol oncol ophthalmol orthop osteoporos pediatr paediatr pharmacol pharm phys physiol proc psychiatr psychol
    radiol rheumatol sci soc ther thromb trop vasc virol acad natl assoc bull can contemp curr dent dermatol diabet
    drug environ ethn eval genom hepatol hum hypertens indian inj ital jpn lab mech mon nephrol neuroimaging neuroradiol
    nucl nurs opin otolaryngol pathol perspect popul pract prev prim q qual rehabil reprod respir scand singap sport
    stat stud syst technol toxicol transl transplant traumatol tuberc updat urol vet zool educ econ manag behav cogn
    commun comput conf emerg ergon forensic geriatr gerontol health ieee inform inst interv invest investig k lond
    mater math methods mil mod musculoskelet nano oncologist palliat pain parasitol philos plast anesth anaesth
    anesthesiol anaesthesiol cardiol cardiovasc cereb circ coll dev disord electron eng u.s""".split()
)
_CAPITAL_RUN = re.compile(r"(?:(?:[A-Z][\w-]*|of|the|and|&|for|in|on)\s)*(?P<last>[A-Z][A-Za-z-]*)$")
_SPACED_POINT = re.compile(r"\s+([,.;:])(?:\s[.,])?(?=\s|$)")
_CONTAINER = re.compile(r"^\s?In\b:?\s")
_IN_BOOK = re.compile(r"[,.]?[”\"]?\s[Ii]n:?\s(?=[A-Z“]).{5,300}?\b[Ee]d(?:s|itors?)?\b.*$")
_QUOTED = re.compile(r"^\s?[“\"‘'](?P<title>.{5,400}?)[,.?!]?[”\"’'][,.]?(?=\s|$)")


def parse_fields(entry: str) -> Fields:
    """The fields of one reference as printed, without its number. What cannot be told is left empty."""
    text = " ".join(entry.split())
    doi, pmid, pmcid = _DOI.search(text), _PMID.search(text), _PMCID.search(text)
    text = _TRAILERS.sub(" ", _DOI.sub(" ", text))
    text = _SPACED_POINT.sub(r"\1", " ".join(text.split()))
    names, at = _read_names(text)
    front = _FRONT_YEAR.match(text, at)
    names, front = _organisation(text, front) if not names else (names, front)
    year = int(front["year"]) if front else None
    tail = _find_tail(text, at if front is None else front.end(), year is not None)
    body_start = front.end() if front else at
    body = text[body_start : tail.start() if tail else len(text)]
    if not names and not front and (organisation := _leading_organisation(body)):
        names, body = (organisation,), body[len(organisation) :].lstrip(". :")
    told = tail.groupdict() if tail else {}
    if year is None and told.get("year"):
        year = int(told["year"])
    elif year is None and not tail and (bare := _BARE_YEAR.search(body)):
        year, body = int(bare["year"] or bare["last"]), body[: bare.start()]
    known = bool(names or front)
    title, journal = _split_title(body, tail is not None, known)
    return Fields(
        authors=names,
        title=title,
        journal=journal,
        year=year,
        volume=told.get("volume") or "",
        first_page=told.get("page") or "",
        doi=doi.group(1).rstrip(".,;)") if doi else "",
        pmid=(pmid.group(1) or pmid.group(2)) if pmid else "",
        pmcid=pmcid.group(1) if pmcid else "",
    )


def _read_names(text: str) -> tuple[tuple[str, ...], int]:
    """The list of names at the start and where it ends; no names unless something that ends a list follows."""
    for style, pattern in _NAMES:
        if not (match := pattern.match(text)):
            continue
        names, at = [match.group().strip()], match.end()
        while separator := _SEPARATOR.match(text, at):
            following = pattern.match(text, separator.end())
            if following is None and style in ("comma", "given"):
                following = _NAMES[3][1].match(text, separator.end())
            if following is None:
                break
            names.append(following.group().strip())
            at = following.end()
        closed = False
        if more := _ET_AL.match(text, at):
            at, closed = more.end(), True
        elif (group := _GROUP.match(text, at)) and _ORGANISATION.search(group["name"]):
            names.append(group["name"])
            at = group.end()
        if editors := _EDITORS.match(text, at):
            at = editors.end()
        listed = len(names) > 1 and text[at : at + 3].lstrip(" ,")[:1].isupper()
        if closed or listed or _ends_names(text, at, style):
            return tuple(_tidy_name(name) for name in names), at
    return (), 0


def _tidy_name(name: str) -> str:
    return name.rstrip(",; ") if not name.endswith(".") or re.search(r"[A-Z]\.$", name) else name.rstrip(". ")


def _ends_names(text: str, at: int, style: str) -> bool:
    following = text[at : at + 3]
    if not following.strip() or (text[at - 1 : at] == "." and following[0] == " "):
        return True
    if following[0] in ".:(;" or following[:2] in (" (", " [", " “", " .", " :"):
        return True
    if _FRONT_YEAR.match(text, at):
        return True
    return following[0] == "," and style in ("first", "dotted", "comma")


_BRACKETED_YEAR = re.compile(rf"(?P<name>[A-Z][^.()]{{2,120}}(?:\([A-Z]+\))?)\.?\s[(]{_YEAR}[)][.:,]?\s")


def _organisation(text: str, front: re.Match[str] | None) -> tuple[tuple[str, ...], re.Match[str] | None]:
    """An author that is a body, where a year in brackets says how far its name goes: 'World Health … (2010).'"""
    match = _BRACKETED_YEAR.match(text)
    if match is None:
        return (), front
    return (match["name"].strip(" ,"),), _FRONT_YEAR.match(text, match.end("name"))


def _leading_organisation(body: str) -> str:
    match = re.match(r"([A-Z][^.:]{3,120})(?=[.:]\s)", body)
    return match.group(1) if match and _ORGANISATION.search(match.group(1)) else ""


def _find_tail(text: str, start: int, has_year: bool) -> re.Match[str] | None:
    for pattern in _TAILS:
        if not has_year and "(?P<year>" not in pattern.pattern:
            continue
        matches = list(pattern.finditer(text, start))
        if matches and matches[-1].start() > start:
            return matches[-1]
    return None


def _split_title(body: str, has_tail: bool, known: bool) -> tuple[str, str]:
    """Title and journal out of what lies between names and tail."""
    body = body.strip(" .,;:")
    if chapter := _IN_BOOK.search(body):
        return (_title(body[: chapter.start()]) if known else ""), ""
    if quoted := _QUOTED.match(body):
        rest = body[quoted.end() :].strip(" ,.;")
        return quoted["title"].strip(), _journal(rest) if has_tail and not _CONTAINER.match(rest) else ""
    boundaries = [match for match in _BOUNDARY.finditer(body) if not body[: match.start()].endswith((" vs", " al"))]
    if not has_tail:
        title = body[: boundaries[0].end()].rstrip() if boundaries else body
        return (_title(title) if known and title else ""), ""
    while boundaries:
        last = boundaries.pop()
        if boundaries and _abbreviation(body, last.start()):
            continue
        title, journal = body[: last.end()].rstrip(), body[last.end() :]
        if known or not _BOUNDARY.search(title):
            return _title(title), "" if _CONTAINER.match(journal) else _journal(journal)
        return "", _journal(journal)
    return _by_comma(body)


def _by_comma(body: str) -> tuple[str, str]:
    """Styles that set title and journal apart by a comma: 'Title, J. Name 12 (2010)'; or a journal alone."""
    title, comma, journal = body.rpartition(", ")
    if comma and len(title.split()) > 3 and journal[:1].isupper():
        return _title(title), _journal(journal)
    words = body.split()
    if len(words) <= 5 and all(word[0].isupper() or word in ("of", "the", "and", "&", "in", "for") for word in words):
        return "", _journal(body)
    return "", ""


def _abbreviation(body: str, point: int) -> bool:
    """Whether the full stop at `point` belongs to a journal's abbreviated word ('J. Clin. Med.'), not to a title.

    The capitalised words up to it must begin right after another full stop: 'in Sweden. Osteoporos. Int.' has one
    word of the title there, since 'in' stands before it.
    """
    if body[point] != "." or not (match := _CAPITAL_RUN.search(body[:point])):
        return False
    word = match["last"]
    if match.start() == 0 or len(match.group().split()) > 4:
        return False
    if body[: match.start()].rstrip()[-1:] not in '.?!”"':
        return False
    return word.lower() in _ABBREVIATED or len(word) == 1 or (len(word) <= 10 and word[-1] not in "aeiouy")


def _title(text: str) -> str:
    text = re.sub(r"\s\[(?:abstract|letter|editorial|review|comment)\]\.?$", "", text.strip(), flags=re.I)
    return text.strip(" ,;").removesuffix(".").strip("“”\"' ")


def _journal(text: str) -> str:
    text = text.strip(" ,;:(")
    return text if text.count(".") > 1 else text.strip(". ")
