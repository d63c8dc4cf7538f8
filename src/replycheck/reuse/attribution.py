"""Whether an attribution can mean the judgment in which the words stand.

What a reader would get wrong: most attributions name nothing (该判决认定) and mean the judgment at hand; only one that
names another number, another court, or says that the case is another one, ascribes the words to a paper that they do
not come from. Then the words are attributed to nobody.
"""

from __future__ import annotations

import re

from replycheck.facts.case_numbers import case_numbers
from replycheck.text.patterns import pattern

_BEFORE = 80
"""An attribution begins in the same sentence, at most so many characters before its verb."""
_SENTENCE = pattern(r"[。！？；\n“”]")
_ANOTHER_CASE = pattern(
    r"(?:另案|他案|别案|类案|其他案件|另外?一案|另一起案件|别的案件)[^。，；“”\n]{0,12}?(?:判决|裁定|调解|裁判|文书)"
)
_COURT = pattern(r"[\u4e00-\u9fff]{2,14}?人民法院")
_UNNAMED = pattern("某|×|[本我该原贵]院|[一二再]审|上级")
_PLACE = pattern(r"([\u4e00-\u9fff]{2})(?:省|市|县|区|旗|自治[区州县])?(?:高级|中级|第[一二三四五])?人民法院$")


def ascribed_elsewhere(reply: str, stretch: tuple[int, int], judgment: str, *, alone: bool) -> bool:
    """Whether what stands in ``stretch`` of the reply ascribes words of ``judgment`` to another paper.

    ``alone``: it is the only judgment there is, so that 另案判决 can mean no other that was given.
    """
    lead, opening = stretch
    start = max(0, lead - _BEFORE)
    breaks = [match.end() for match in _SENTENCE.finditer(reply, start, lead)]
    words = reply[breaks[-1] if breaks else start : opening]
    if alone and _ANOTHER_CASE.search(words):
        return True
    named = {_plain(number.written) for number in case_numbers(words)}
    known = {_plain(number.written) for number in case_numbers(judgment)} if named else set()
    if named and known:
        return named.isdisjoint(known)
    return _another_court(words, judgment)


def _another_court(words: str, judgment: str) -> bool:
    """Whether the court that is named in full stands nowhere in the judgment, which names its own."""
    courts = [court for court in _COURT.findall(words) if not _UNNAMED.search(court)]
    places = [match[1] for court in courts if (match := _PLACE.search(court))]
    if not places or all(_UNNAMED.search(court) for court in _COURT.findall(judgment)):
        return False
    return not any(place in judgment for place in places)


def _plain(number: str) -> str:
    return re.sub(r"[\W_]|第|字", "", number)
