"""The people a report names: its inspectors, and those a letter is addressed and copied to.

The head of a letter prints "name, office" a line, but offices run over lines and several people may stand on one
line. A person starts where a name does: a title, or two to four capitalised words of which none is a word of offices
(``offices.csv``), followed by a comma.
"""

import re
from collections.abc import Iterable
from functools import cache

from loaders.layouts.tables import table
from loaders.report import Person

_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|Prof|Councillor|Cllr|Canon|Rev|Detective|"
    r"DCI|ACC|Superintendent)\.?"
)
_HONOURS = r"(?:CBE|OBE|MBE|DBE|KBE|QPM|KPM|DL|QC|KC|JP|CB|BSc|MB|ChB|MSc|DCH|FRCA|PhD)"
_CAPITAL = r"[A-Z][\w'’.-]*"
_STARTS_WITH_TITLE = re.compile(rf"{_TITLE}\s")
_PARTICLE = r"(?:de|del|della|der|den|di|du|la|le|van|von|bin|al|el)"
_NOT_OF_A_NAME = (
    r"(?!(?:HM|HMI|SHMI|HMCI|OI|AI|Ofsted|CQC|Her|His|Majesty['’]s|Chief|Senior|Lead|Deputy|Assistant|Associate|"
    r"Additional|Seconded|Shadow|Quality|Care|Commission|Children(?:['’]s)?|Health|Team|Social|Education|Early|"
    r"Regional|Regulatory|Principal|Director|Inspectors?|Inspection|Name)\b)"
)
"""What opens a post or is a label; a list of its own, since words of offices are surnames too (West, Young, Head)."""
_NAME_WORD = rf"{_NOT_OF_A_NAME}[A-ZÀ-Þ][\w'’.-]*"
_INSPECTOR = re.compile(rf"{_NAME_WORD}(?:\s+{_PARTICLE})*(?:\s+{_NAME_WORD}(?:\s+{_PARTICLE}(?=\s+[A-ZÀ-Þ]))*){{1,3}}")
_AROUND_POST = re.compile(r"^[\s,.:;&/–-]+|(?:[\s,.:;&/–-]|\band\b)+$")
_LONGEST_NAME = 5


@cache
def _office_words() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in table("offices"))


def inspectors(text: str) -> tuple[Person, ...]:
    """Inspectors as a line prints them, each name with its post: "A Name HMI", "A Name, Senior HMI and B Name, HMI"."""
    words = " ".join(text.split())
    names = list(_INSPECTOR.finditer(words))
    starts = [*(name.start() for name in names), len(words)]
    return tuple(
        Person(name.group(), _post(words[name.end() : end])) for name, end in zip(names, starts[1:], strict=True)
    )


def _post(words: str) -> str | None:
    """The post between a name and the next, without what parts the two."""
    post = _AROUND_POST.sub("", words)
    return (post[1:-1] if re.fullmatch(r"\([^()]*\)", post) else post) or None


def is_office_word(word: str) -> bool:
    """Whether a capitalised word is one of offices and bodies, and so no part of a person's name."""
    plain = word.replace("’", "'").strip(" .,()").lower()
    return not _office_words().isdisjoint({plain, plain.removesuffix("'s"), plain.removesuffix("s")})


def people(lines: Iterable[str]) -> tuple[Person, ...]:
    """The people of a letter's head or copy list, in order, each with the office as printed."""
    starts: list[tuple[str, list[str]]] = []
    for line in lines:
        text = " ".join(line.split())
        if not text:
            continue
        if starts and starts[-1][1] and starts[-1][1][-1].endswith((" and", " of", " for", " the", " &", ",", "–")):
            # The office goes on: a name starting this line would need a comma before its office all the same.
            cuts = [cut for cut in _names(text) if cut[0] > 0 or _STARTS_WITH_TITLE.match(text)]
        else:
            cuts = _names(text)
        first = cuts[0][0] if cuts else len(text)
        rest = text[:first].strip(" ,")
        if rest:
            if starts:
                starts[-1][1].append(text[:first].strip())
            else:
                starts.append((rest, []))
        for place, (start, end) in enumerate(cuts):
            until = cuts[place + 1][0] if place + 1 < len(cuts) else len(text)
            office = text[end:until].strip()
            starts.append((text[start:end], [office] if office else []))
    return tuple(Person(name.strip(" ,"), _office(parts)) for name, parts in starts)


def _names(line: str) -> list[tuple[int, int]]:
    """Spans of the names in a line. A run of capitalised words ends in a name where its last words are no office's."""
    cuts: list[tuple[int, int]] = []
    for comma in re.finditer(rf"(?:,\s*{_HONOURS}\b)*\s*(?=,|\s[–—]\s|$)", line):
        span = _name_before(line, comma.start(), comma.end(), cuts[-1][1] if cuts else 0)
        if span and (not cuts or span[0] >= cuts[-1][1]):
            cuts.append(span)
    if not cuts or cuts[0][0] > 0:
        led = _name_without_comma(line)
        if led and (not cuts or led[1] <= cuts[0][0]):
            cuts.insert(0, led)
    return cuts


def _name_before(line: str, stop: int, end: int, floor: int) -> tuple[int, int] | None:
    """The name that ends at ``stop``, if one does."""
    words = list(re.finditer(r"\S+", line[floor:stop]))
    place = len(words)
    while place and re.fullmatch(_HONOURS, words[place - 1].group().strip(",")):
        place -= 1
    last = place
    while place and last - place < _LONGEST_NAME:
        word = words[place - 1].group()
        if re.fullmatch(_TITLE, word):
            while place and re.fullmatch(_TITLE, words[place - 1].group()):
                place -= 1
            if place and words[place - 1].group() == "Chief":
                place -= 1
            break
        # Two words make a name; a third only with a title, or at the start of the line.
        if not re.fullmatch(_CAPITAL, word) or word.isupper() or is_office_word(word) or word.endswith(","):
            break
        place -= 1
    count = last - place
    if stop == len(line) and (floor > 0 or place > 0):
        return None
    if count < 2 or any(is_office_word(word.group()) for word in words[place:last][-2:]):
        return None
    titled = re.fullmatch(rf"{_TITLE}|Chief", words[place].group()) is not None
    if not titled and place > 0 and count > 2:
        place = last - 2
    start = floor + words[place].start()
    if not titled and place > 0 and line[:start].rstrip().endswith((" and", " of", " for", " &", " the", " in")):
        return None
    return start, end if end > stop else stop


def _name_without_comma(line: str) -> tuple[int, int] | None:
    """A name at the start of a line that an office follows without a comma: "Jo Smith Manager, Head of …"."""
    words = list(re.finditer(r"\S+", line))
    count = 0
    while count < len(words) and re.fullmatch(rf"{_TITLE}|{_CAPITAL}", words[count].group()):
        if is_office_word(words[count].group()):
            break
        count += 1
    if 2 <= count < len(words) and count <= _LONGEST_NAME and is_office_word(words[count].group()):
        return 0, words[count - 1].end()
    return None


def _office(parts: list[str]) -> str | None:
    return " ".join(part.strip() for part in parts).strip(" ,–—-") or None
