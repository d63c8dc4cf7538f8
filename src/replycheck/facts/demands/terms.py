"""What a demand and a sentence of a reply have in common: words, pairs of characters, synonyms, kinds of question.

A term is a string whose first character tells its sort: ``w`` a word, ``p`` a pair of characters, ``#`` a name or
number in Latin letters and digits, ``§`` a group of synonyms, ``¤`` a kind of question and what answers it. What a
reader would get wrong: ``¤原因`` stands in a demand that asks why and in a sentence that gives a reason, found by
different patterns.
"""

from __future__ import annotations

from functools import cache, lru_cache

from replycheck.text.patterns import Pattern, pattern
from replycheck.text.tables import ManyWords, rows
from replycheck.text.words import pair_weight, pairs, word_weight, words

_PLEA = pattern(
    r"为(?:我们?|民|老?百姓|大家|业主|群众|人民)[^，。]{0,6}(?:做主|作主|主持|说话|解忧|排忧|办实?事|服务)|主持公道|做主"
    r"|还(?:我们?|大家|老?百姓|业主|一个)[^，。]{0,12}(?:公道|公平|清白|安宁|说法)"
    r"|给[^，。]{0,14}(?:说法|答复|解释|交代|回复|公道|答案|帮助)|引起[^，。]{0,8}重视"
    r"|(?:高度|加以|予以|得到|给予|足够)?的?(?:重视|关注|关心|回复|答复|解答|支持|帮助)|百忙之?中|管一管|管管|查一?查"
    r"|处理一?下|过问|体恤|为[盼感谢]|望(?:回复|解答|答复)|盼(?:复|回复|答复)|十?分?感谢|谢谢|感激|感恩"
    r"|维护[^，。]{0,14}(?:权益|利益|公平|正义|秩序|形象)|保障[^，。]{0,12}(?:权益|利益)"
    r"|(?:尽快|尽早|早日|及时|妥善|帮忙|帮助|出面|协调|督促|切实)?的?"
    r"(?:解决|处理|调查|核实|查处|落实|整改|协调|介入|监督|督办|督促)(?:此|该|这|一下|这个|相关)?(?:事|事情|问题)?"
)
"""What every letter begs for; it tells nothing of the matter."""
_STOP = pattern(
    r"请求|恳请|恳求|请问|想问|问下|问一下|咨询|敬请|要求|强烈|希望|盼望|期望|呼吁|建议|我们|你们|您们|他们的?|我的|本人"
    r"|大家|老?百姓|人民|群众|市民|居民|村民|业主|住户|领导|政府|(?:有关|相关)部门|有关|相关|部门|主管|职能|贵院|法院|上级"
    r"|[书市县区局厅省院][记长]|能够|能否|能不能|是否|是不是|可以|应该|应当|为什么|为何|何时|什么时候|什么|怎么|怎样|如何"
    r"|多少|哪里|哪个|哪些|有没有|一个|一下|这个|这样|这种|那个|那么|这些|那些|就是|还是|但是|可是|所以|因此|因为|由于"
    r"|如果|而且|并且|或者|以及|对于|关于|进行|问题|情况|事情|事宜|反映|反应|投诉|举报|解决|处理|答复|回复|说明|解释|解答"
    r"|尽快|尽早|早日|及时|予以|给予|谢谢|感谢|[您你]好|尊敬的?|现在|目前|已经|一直|至今|到底|究竟|难道|真的|非常|十分"
    r"|其[一二三四五六](?=[，、,：:是])|顺便|说?一句|多岁|看看|问问|真的|有人|下来"
    r"|没有|不能|不会|不是|知道|觉得|认为|了解|时候|时间|书面|我[是想在]|[吗呢吧啊呀了的地得着过]"
)
_NOISE = pattern(
    r"UU\d+|(?:19|20)\d\d(?=[年.\-〕\]）)])|\d+月|\d+日|(?<!\d)\d{1,2}(?!\d)|\d{3,4}[-—]\d{4,}|https?://\S+"
)
"""Dates, counts, telephone numbers and user names: they agree by chance."""
_NAME = pattern(r"[A-Za-z]+\d*|\d[\d.]{0,40}\d")
_SHORT_NAME, _NAME_WEIGHT, _NUMBER_WEIGHT = 3, 2.5, 5.0
_GROUP_WEIGHT = 3.2
_KIND_WEIGHT = 1.0
_PAIR_SHARE = 0.6
"""Pairs repeat what words say already, but they see names that no dictionary has."""
_CAP = 4.5
"""Beyond this a rarer word is no more telling within one letter: it is mostly a name that every demand shares."""


def plain(text: str) -> str:
    """``text`` without what every letter says, for measuring how much of it is about something."""
    return _PLEA.sub("　", _STOP.sub("　", _NOISE.sub("", text)))


def substance(text: str) -> frozenset[str]:
    """The pairs of characters and names in ``text`` that tell of a matter; begging and asking tell nothing."""
    rest = plain(text)
    return pairs(rest) | {name.lower() for name in _NAME.findall(rest)}


@lru_cache(maxsize=2048)
def asked_terms(text: str) -> frozenset[str]:
    """The terms of a stretch of a letter."""
    return _terms(plain(text)) | _groups(text) | {f"¤{kind}" for kind, asked, _ in _kinds() if asked.search(text)}


@lru_cache(maxsize=4096)
def said_terms(text: str) -> frozenset[str]:
    """The terms of a stretch of a reply."""
    quiet = _NOISE.sub("", text)
    return _terms(quiet) | _groups(text) | {f"¤{kind}" for kind, _, said in _kinds() if said.search(text)}


@lru_cache(maxsize=1024)
def all_terms(text: str) -> frozenset[str]:
    """The terms of a whole letter or reply, begging and boilerplate included, for comparing the two at large."""
    return _terms(_NOISE.sub("", text)) | _groups(text)


@lru_cache(maxsize=16_384)
def telling(term: str) -> float:
    """How much a shared term says about the matter being the same, at large."""
    sort, rest = term[0], term[1:]
    if sort == "w":
        return word_weight(rest)
    if sort == "p":
        return pair_weight(rest)
    if sort == "#":
        return _NAME_WEIGHT if len(rest) <= _SHORT_NAME and rest[0].isalpha() else _NUMBER_WEIGHT
    return _GROUP_WEIGHT if sort == "§" else _KIND_WEIGHT


@lru_cache(maxsize=16_384)
def distinguishing(term: str) -> float:
    """How much a shared term says about which of several demands of one letter is meant."""
    weight = min(telling(term), _CAP)
    return weight * _PAIR_SHARE if term[0] == "p" else weight


def shown(term: str) -> str | None:
    """The term as a reader may see it; None for pairs and kinds, which are no words."""
    return term[1:] if term[0] in "w#" else None


def _terms(text: str) -> frozenset[str]:
    found = {f"w{word}" for word in words(text)} | {f"p{pair}" for pair in pairs(text)}
    return frozenset(found | {f"#{name.lower()}" for name in _NAME.findall(text)})


def _groups(text: str) -> frozenset[str]:
    groups, words = _synonyms()
    return frozenset(f"§{groups[at]}" for at in words.within(text))


@cache
def _synonyms() -> tuple[tuple[str, ...], ManyWords]:
    """The groups, and their words with the number of each one's group."""
    table = rows("demand_synonyms.tsv")
    words = ManyWords((word, at) for at, row in enumerate(table) for word in row["words"].split())
    return tuple(row["group"] for row in table), words


@cache
def _kinds() -> tuple[tuple[str, Pattern, Pattern], ...]:
    return tuple((row["kind"], pattern(row["asked"]), pattern(row["said"])) for row in rows("demand_kinds.tsv"))
