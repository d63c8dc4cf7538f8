"""Deeds from one to another: who sold, paid, lent, owed, hit, and to whom.

What is easily got wrong: money may go both ways, so a deed is turned round only where the judgment has it the other way
and nowhere this way. And people of a case are more than its parties: whoever the judgment names may have done a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.cast import addressed, same_name
from replycheck.compare.kinds.people.names import names_in
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_DEEDS = (
    ("sell", "卖给了?|出售给|贩卖给|销售给|转卖给|售给"),
    ("lend", "借给|出借给|借款给|贷给|放款给|贷款给"),
    (
        "pay",
        "退赔给?(?:被害人)?|赔给|付给|赔付给|交付给|支付给|给付|返还|退还给?|退给|归还给?|还给|偿还|赔偿给?|补偿给?|赔给|支付",
    ),
    ("send", "转给|转账给|汇给|汇款给|交给|移交给|打给"),
    ("transfer", "转让给|过户给|转给(?!了?法院)|让给|让与|赠与给?|赠给|出租给|租给|发包给|分包给|转包给|抵押给|质押给"),
    ("hurt", "打伤|殴打|捅伤|刺伤|砍伤|咬伤|撞伤|划伤|刺死|撞死|打死|致伤|打(?=了)"),
    ("hit", "追尾|撞上|碰撞|撞到|撞倒"),
    ("buy", "购买|买"),
    ("owe", "应给?付|拖欠|尚欠|还欠|欠"),
    ("hire", "雇佣|雇用|聘请|聘用|招用|雇"),
    ("entrust", "委托|授权|指派"),
    ("house", "容留"),
    ("report", "举报|检举"),
    ("save", "救起|救出|送往"),
    ("forgive", "谅解"),
    ("cheat", "骗取|骗走|骗了|诈骗|骗得"),
)
_DEED = "|".join(f"(?P<{name}>{words})" for name, words in _DEEDS)
_MASKED = r"[\ue200-\ue3fe]|[\u4e00-\u9fff]某(?:某|[甲乙丙丁]|\d)?"
_ROLE = "(?:原告|被告人?|被害人|上诉人|第三人|申请人|案外人)?"
_LONGEST_NAME = 4
_SAME = {
    **dict.fromkeys(("贩卖", "出售"), "sell"),
    "出借": "lend",
    **dict.fromkeys(("购买", "采购", "买"), "buy"),
    **dict.fromkeys(("支付", "偿还", "返还", "归还", "赔偿"), "pay"),
    **dict.fromkeys(("转账", "汇款", "交付"), "send"),
    **dict.fromkeys(("雇佣", "雇用", "聘请"), "hire"),
    **dict.fromkeys(("委托", "指派", "授权"), "entrust"),
    **dict.fromkeys(("转让", "过户", "转"), "transfer"),
    **dict.fromkeys(("借钱", "借到", "借走"), "borrow"),
    **dict.fromkeys(("缴纳", "交纳", "代缴", "缴"), "for-tax"),
    **dict.fromkeys(("垫付", "垫款", "代付"), "for-paid"),
    **dict.fromkeys(("还款", "还债", "还钱", "清偿"), "for-repaid"),
    **dict.fromkeys(("签字", "签名", "签订", "签署"), "for-signed"),
    **dict.fromkeys(("担保", "提供担保", "作保", "保证"), "for-secured"),
    **dict.fromkeys(("领取", "领走", "取走", "拿走", "提走", "收取"), "taken"),
    **dict.fromkeys(("受让", "买下", "买来", "购得", "购买的", "买的"), "got"),
    **dict.fromkeys(("刺", "捅", "砍", "踢", "打"), "hurt"),
}


@dataclass(frozen=True, slots=True)
class Directed:
    """A deed that the reply tells from one to another and the judgment the other way round, or the same way."""

    ours: Span
    theirs: Span
    agrees: bool


_Deed = tuple[str, str, str]


def directed(reply: Paper, paper: Paper) -> Iterator[Directed]:
    """Every deed of the reply between two whom the judgment has in such a deed."""
    names = everybody(reply, paper)
    given = _deeds(paper, names)
    for (deed, one, other), span in _told(reply, names):
        if (deed, one, other) in given:
            yield Directed(span, given[deed, one, other], agrees=True)
        elif (deed, other, one) in given:
            yield Directed(span, given[deed, other, one], agrees=False)
        elif _OBJECT.search(reply.text, reply.clause(span).start, span.start):
            continue  # 赔偿甲公司损失，向乙公司支付: whose loss it is pays nothing
        elif (back := _turned_round(paper, names, (deed, one, other))) is not None:
            yield Directed(span, back, agrees=False)


def _turned_round(paper: Paper, names: tuple[str, ...], told: _Deed) -> Span | None:
    """Where the judgment has who did it only as the one to whom it was done, and the other one never so."""
    deed, one, other = told
    done_to, doing = _sufferers(paper, names), {who for done, who, _ in _deeds(paper, names) if done == deed}
    if deed not in _TO_SOMEBODY or (deed, one) not in done_to or one in doing or (deed, other) in done_to:
        return None
    return done_to[deed, one]


@lru_cache(maxsize=8)
def _sufferers(paper: Paper, names: tuple[str, ...]) -> dict[tuple[str, str], Span]:
    """To whom each deed was done, also where who did it is left out: 将毒品贩卖给刘某."""
    found: dict[tuple[str, str], Span] = {}
    signs, back = in_signs(paper, names), paper.named.back
    for one in _TO_WHOM:
        for match in one.finditer(signs):
            if _UNSAID.search(signs, max(0, match.start() - _AHEAD), match.end()):
                continue
            end = back[match.end()] if match.end() < len(back) else len(paper.text)
            found.setdefault((_deed(match), key_of(match["b"])), Span(back[match.start()], end))
    return found


@lru_cache(maxsize=8)
def _deeds(paper: Paper, names: tuple[str, ...]) -> dict[_Deed, Span]:
    found: dict[_Deed, Span] = {}
    for deed, span in _told(paper, names):
        found.setdefault(deed, span)
    return found


def everybody(reply: Paper, paper: Paper) -> tuple[str, ...]:
    """The names of people and bodies that the judgment has besides its parties, the longest first."""
    parties = {name for party in paper.people.parties for name in party.names}
    found = {name for name in names_in(paper) if 1 < len(name) <= _LONGEST_NAME}
    found |= {match[0] for match in _HIDDEN.finditer(paper.text) if match[0][0] not in _NO_SURNAME}
    found |= {name for name in addressed(reply.text) if 1 < len(name) <= _LONGEST_NAME and name in paper.text}
    for match in _FIRM.finditer(reply.text):
        whole = _LEADS.sub("", match[0])
        short = next((whole[at:] for at in range(len(whole) - 3) if whole[at:] in paper.text), "")
        if len(short) > _LEAST_FIRM and short[0] not in _NO_SURNAME:
            found.add(short)
    return tuple(sorted(found - parties, key=lambda name: (-len(name), name)))


_HIDDEN = pattern(r"[\u4e00-\u9fff]某(?:某|[甲乙丙丁]|\d)?")
_FIRM = pattern(r"[\u4e00-\u9fff]{2,6}公司")
_LEADS = pattern("^.{0,8}[由与和及对向给把将被从是为在替代判令求请诉告同跟买卖欠]")
_LEAST_FIRM = 3
_NO_SURNAME = frozenset("的和与及在由向对给把将被从是为该本我你您贵限任了到责股份有")
_FIRST_NAME, _IN_NAME = 0xF000, "\uf7ff"
"""Signs in the place of a name: one for its first character, by which it is told from others, one for each further."""
_MOST_NAMES = 1500
_WHO = rf"{_MASKED}|[\uf000-\uf6ff]{_IN_NAME}{{0,30}}"
_REST = rf"(?!{_WHO})"


def sign_pattern() -> str:
    """A pattern of whoever has a name, in a text in signs."""
    return rf"(?:{_WHO})"


_MORE = rf"(?:(?:[你您]|{_WHO})[、和与及])?"
_FORMS = (
    pattern(rf"(?P<a>{_WHO})(?:{_REST}[^。；\n]){{0,44}}?(?:{_DEED})(?:了|过)?{_ROLE}{_MORE}{_ROLE}(?P<b>{_WHO})"),
    pattern(
        rf"(?P<a>{_WHO})(?:{_REST}[^。；\n]){{0,60}}?向{_ROLE}(?P<b>{_WHO})(?:{_REST}[^，。；\n]){{0,24}}?"
        r"(?P<what>购买|采购|买|借款|借钱|借走|借了?(?=[\d一二两三四五六七八九十])|贩卖|出售|出借|支付|偿还|返还|归还|赔偿|转账|汇款|交付|转让)"
    ),
    pattern(
        rf"(?P<a>{_WHO})(?:(?!{_WHO}|[为替代给])[^，。；\n]){{0,20}}?(?:替|代|为|帮){_ROLE}(?P<b>{_WHO})(?:(?!{_WHO})[^，。；\n]){{0,8}}?"
        r"(?P<what>缴纳|交纳|代缴|垫付|垫款|代付|还款|还债|还钱|清偿|签字|签名|签署|担保|提供担保|作保)(?!人|责任|合同|协议)"
    ),
    pattern(
        rf"(?P<a>{_WHO})(?:(?!{_WHO})[^，。；\n]){{0,20}}?从{_ROLE}(?P<b>{_WHO})(?:处|那里|手里|手中|名下|账户|那儿)?(?:(?!{_WHO})[^，。；\n]){{0,10}}?"
        r"(?P<what>领取|领走|取走|拿走|提走|收取|受让|买下|买来|购得)"
    ),
    pattern(
        rf"(?P<a>{_WHO})(?:{_REST}[^。；\n]){{0,30}}?(?:朝|对着?|向|往){_ROLE}(?P<b>{_WHO})(?:{_REST}[^，。；\n]){{0,16}}?(?:[连猛又再])?(?P<what>刺|捅|砍|踢|打)(?=[了一两二三四五数几\d中伤倒击]|，|。)"
    ),
    pattern(
        rf"(?P<a>{_WHO})(?:{_REST}[^。；，\n]){{0,30}}?[将把]{_ROLE}{_MORE}{_ROLE}(?P<b>{_WHO})(?:、{_ROLE}(?P<c>{_WHO}))?"
        rf"(?:{_REST}[^，。；\n]){{0,6}}?(?:{_DEED})"
    ),
    pattern(
        rf"(?P<a>{_WHO})(?:{_REST}[^。；\n]){{0,44}}?[将把](?:{_REST}[^，。；\n]){{2,24}}?(?P<what>转让|过户|转)给{_ROLE}(?P<b>{_WHO})"
    ),
    pattern(rf"(?P<b>{_WHO})(?:系|是|接)?受{_ROLE}(?P<a>{_WHO})的?(?P<what>委托|雇佣|雇用|指派|聘请|授权)"),
)
"""How a deed from one to another is told: 甲卖给乙, 甲向乙借款, 甲将乙打伤, between parties or others with a name."""


_OBJECT = pattern("赔|付|给|向|对|与|和|同|欠|为|替|还|退")
_TO_SOMEBODY = frozenset({"sell", "lend", "pay", "send", "transfer", "hurt", "borrow", "cheat"})
_AHEAD = 6
_TO_WHOM = (
    pattern(rf"(?:{_DEED})(?:了|过)?{_ROLE}(?P<b>{_WHO})"),
    pattern(rf"向{_ROLE}(?P<b>{_WHO})(?:{_REST}[^，。；\n]){{0,24}}?(?P<what>借款|借钱|借走|贩卖|出售)"),
)
_IT_WAS = pattern(rf"(?:{_DEED})(?:了)?{_ROLE}(?P<b>{_WHO})的(?:人|那个人)?(?:就)?(?:是|为){_ROLE}(?P<a>{_WHO})")
"""用匕首刺伤你的是甲."""


_SUFFERED = pattern("被(?!害人|告)")
_UNSAID = pattern("没有|未|不(?!服)|拒绝|请求|要求|主张|认为|称|如果|是否|应否")


def in_signs(paper: Paper, names: tuple[str, ...]) -> str:
    """The text with a sign for each name; 你 is whom the reply calls, where the judgment names him as no party."""
    signs = paper.named.signs
    for at, name in enumerate(names[:_MOST_NAMES]):
        signs = signs.replace(name, chr(_FIRST_NAME + at) + _IN_NAME * (len(name) - 1))
    if paper.reply and not paper.people.addressees:
        called = [at for name in addressed(paper.text) for at, known in enumerate(names) if same_name(name, known)]
        if len(set(called)) == 1:
            signs = _YOU.sub(chr(_FIRST_NAME + called[0]), signs)
    return signs


_YOU = pattern("[你您](?![们方单公家院局父母妻丈儿女哥弟姐妹爷奶]|的)")


def _told(paper: Paper, names: tuple[str, ...]) -> Iterator[tuple[_Deed, Span]]:
    signs, back = in_signs(paper, names), paper.named.back
    for one in (*_FORMS, _IT_WAS):
        for match in one.finditer(signs):
            deed = _deed(match)
            one_of, other = key_of(match["a"]), key_of(match["b"])
            if one_of == other or _UNSAID.search(match[0]):
                continue
            end = back[match.end()] if match.end() < len(back) else len(paper.text)
            if (
                _SUFFERED.search(match[0][1:])
                and not match.groupdict().get("what")
                and deed in ("hurt", "hit", "house", "save", "hire", "entrust")
            ):
                continue
            span = Span(back[match.start()], end)
            yield (deed, one_of, other), span
            if match.groupdict().get("c"):
                yield (deed, one_of, key_of(match["c"])), span


def key_of(word: str) -> str:
    """A name by its first sign: 你 has no more."""
    return word[0] if "\uf000" <= word[0] < _IN_NAME else word


def _deed(match: re.Match[str]) -> str:
    told = match.groupdict()
    if told.get("what"):
        return _SAME.get(match["what"], "borrow")
    return next((name for name, _ in _DEEDS if told.get(name)), "")
