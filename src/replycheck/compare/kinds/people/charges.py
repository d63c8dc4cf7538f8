"""What only a procuratorate does: it brings the charge and makes the protest, and nobody else.

What is easily got wrong: a court may be named with both, as the one that heard them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.cast import same_name
from replycheck.compare.kinds.people.sides import P, Relation, sides, stretch
from replycheck.compare.paper import Paper
from replycheck.facts.people.names import NAME
from replycheck.facts.people.parties import Side
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_OFFICE = pattern(r"[\u4e00-\u9fff]{2,16}检察院", needs="检察院")
_WITHDRAWN = pattern(
    r"(?:检察院|公诉机关|检察机关)[^，。；\n]{0,24}(?:撤回|变更)[^，。；\n]{0,16}", needs=("撤回", "变更")
)
_PROTEST = pattern(
    r"(?P<who>[\ue200-\ue3fe]|[\u4e00-\u9fff]{2,14}检察院|(?!关于|对于|有关|是否|应当|可以|申请|请求|要求|没有|进行|支持|撤回|依法|准备|理由|需要|必要)[\u4e00-\u9fff]{2,3})(?:提起了?|提出了?)?抗诉(?!机关|书|权|请求|申请|要求|理由)"
)


_CHARGES = pattern(
    "(?P<who>[\u4e00-\u9fff]{2,12}(?:公安分?局|人民法院|人民政府|监委|监察委员会))[^，。；\\n]{0,16}提起公诉"
)
_AT = pattern("[向到至]")
"""我院向黄浦区人民法院提起公诉: the court is where it was brought."""
_PROTESTS_AHEAD = pattern(
    "抗诉机关[：:]?\\s{0,2}(?P<name>[\u4e00-\u9fff]{2,16}检察院)|(?P<name2>[\u4e00-\u9fff]{2,16}检察院)(?:以[^，。；]{2,24}号[^，。；]{0,8})?(?:提起了?|提出了?)抗诉"
)


def charges(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """Every charge and every protest that the reply tells of a body or a person."""
    yield from _protested(reply, paper)
    yield from _charged(reply, paper)
    yield from _withdrawn(reply, paper)
    yield from _brought_by_others(reply, paper)
    yield from _cases_of_others(reply, paper)


def _protested(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """A protest (抗诉) is made by a procuratorate."""
    for match in _PROTEST.finditer(reply.named.signs):
        who = match["who"]
        name = paper.people.parties[ord(who) - 0xE200].name if re.fullmatch(P, who) else who
        person = re.fullmatch(P, who) is not None and "检察" not in name
        span = stretch(reply.named, match.start(), match.end(), reply.text)
        if not person and "检察" not in name and NAME.fullmatch(name) is None:
            continue  # 递交的抗诉 names nobody
        if not person:
            yield from _other_body(paper, name, span)
            yield from _none_made(reply, paper, span)
            continue
        found = _OFFICE.search(paper.text)
        yield Relation(
            span,
            f"{name}抗诉",
            f"{found[0] if found else '检察院'}抗诉",
            Span(*found.span()) if found else None,
            agrees=False,
            certain=found is not None,
        )


_MAY = pattern("可以|可|建议|申请|请求|要求|没有|未|不|如|是否|提请|监督|决定")


def _none_made(reply: Paper, paper: Paper, span: Span) -> Iterator[Relation]:
    """A protest where the decision on appeal knows of appeals only."""
    appeal = _APPEALED.search(paper.text)
    sentence = reply.sentence(span)
    if appeal and "抗诉" not in paper.text and not _MAY.search(reply.text, sentence.start, span.end):
        yield Relation(span, span.of(reply.text), appeal[0], Span(*appeal.span()), agrees=False, certain=False)


_APPEALED = pattern("(?:提出|提起)上诉")
_WITHDRAWS = pattern(
    rf"(?P<who>{P}|[\u4e00-\u9fff]某{{1,2}}|法院|我院|被告人|辩护人)[^，。；\n]{{0,6}}?(?:撤回|撤销|变更)了?[^，。；\n]{{0,8}}?(?:指控|公诉|抗诉)"
)


def _withdrawn(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """A charge is withdrawn by who brought it."""
    found = _WITHDRAWN.search(paper.text)
    for match in _WITHDRAWS.finditer(reply.named.signs) if found else ():
        who = match["who"]
        name = paper.people.parties[ord(who) - 0xE200].name if re.fullmatch(P, who) else who
        if found and "检察" not in name:
            span = stretch(reply.named, match.start(), match.end(), reply.text)
            yield Relation(span, f"{name}撤回指控", found[0], Span(*found.span()), agrees=False, certain=False)


def _other_body(paper: Paper, name: str, span: Span) -> Iterator[Relation]:
    """Another procuratorate than the one that protested."""
    known = {}
    for match in _PROTESTS_AHEAD.finditer(paper.text):
        group = "name" if match["name"] else "name2"
        known[match[group]] = Span(*match.span(group))
    place = name.removesuffix("检察院").removesuffix("人民")
    if (
        known
        and name.endswith("检察院")
        and len(place) > 1
        and not any(place in one or one.removesuffix("人民检察院") in name for one in known)
    ):
        first, at = next(iter(known.items()))
        yield Relation(span, f"{name}抗诉", f"{first}抗诉", at, agrees=False, certain=False)


def _charged(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """A charge is brought by a procuratorate, and by nobody else."""
    yield from _charged_by_another(reply, paper)
    found = _OFFICE.search(paper.text)
    for match in _CHARGES.finditer(reply.text) if found else ():
        if found and "检察院" not in match[0] and not _AT.search(match["who"]):
            yield Relation(Span(*match.span()), match[0], found[0], Span(*found.span()), agrees=False, certain=False)


_CHARGED_BY = pattern(
    r"(?:由|是|，|。|：|\n|经|案)(?P<name>(?!由|是|经|本案)[\u4e00-\u9fff]{2,10}?(?:人民)?检察院)[^，。；\n]{0,24}?(?:提起公诉|公诉(?!机关)|起诉(?!书|意见))"
)
_PRIVATE = pattern(r"(?<!没有)(?<!不)(?:提起|提出|告的|是)(?:了)?(?:刑事)?自诉(?!权)")
_MAY_SUE = pattern("可以|有权|可|如果|不|未|没|要求|建议|是否|另行|自行")


def _charged_by_another(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """越秀区检察院提起公诉 where the judgment names another one; and 自诉 where one brought a charge."""
    brought = _PUBLIC_CHARGE.search(paper.text, 0, _TOP)
    if brought is None or "自诉" in paper.text:
        return
    given = Span(*brought.span("name"))
    known = [match[0] for match in _OFFICE.finditer(paper.text)]
    for match in _CHARGED_BY.finditer(reply.text):
        name = _LEADS.sub("", match["name"].removesuffix("检察院").removesuffix("人民"))
        span = Span(match.end("name") - len(name) - 5, match.end("name"))
        told = not _MAY_SUE.search(reply.text, reply.sentence(span).start, match.end("name"))
        if told and _PLACE.search(name) and not any(_one_place(name, one) for one in known):
            yield Relation(span, match["name"], f"公诉机关{brought['name']}", given, agrees=False, certain=False)
    for match in _PRIVATE.finditer(reply.text):
        clause = reply.clause(Span(*match.span()))
        if not _MAY_SUE.search(reply.text, clause.start, match.start()):
            span = Span(*match.span())
            yield Relation(span, match[0], f"公诉机关{brought['name']}", given, agrees=False, certain=False)


_PUBLIC_CHARGE = pattern("公诉机关[：:]?\\s{0,3}(?P<name>[\u4e00-\u9fff]{2,16}检察院)")
_TOP = 300


_LEADS = pattern("^.*(?:由|是|经|向|被|案|将)")
_PLACE = pattern("[\u4e00-\u9fff][区县市旗州]$")


def _one_place(name: str, office: str) -> bool:
    """Whether the place of an office ends as a name does: 荔湾区 and 广州市荔湾区人民检察院."""
    place = office.removesuffix("检察院").removesuffix("人民")
    return place[-2:] == name[-2:] or place.startswith(name[:-1])


_SUED_ACCUSED = pattern(
    rf"(?<![\u4e00-\u9fff])(?P<who>[\u4e00-\u9fff]{{2,14}}?|[你您])(?:提起公诉|(?:又|已)?起诉(?:了)?)(?P<whom>{P})(?!的?民事|赔偿)"
)
_PUBLIC = pattern("检察|公诉|[我本该]院|检方|附带|自诉|民事|不|没|未|要求|是否|如|可以|关于|检院")
_SOMEBODY = pattern("[你您他她]|[\u4e00-\u9fff]{2,14}(?:公司|局|银行|厂|委员会|学校|医院|村|家属|受害人|被害人)$")


def _somebody(who: str) -> bool:
    """Whether a word is a person or a body: 以赌博罪, 随后 and 正式 bring no charge."""
    return _SOMEBODY.match(who) is not None or NAME.fullmatch(who) is not None


def _brought_by_others(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """你父亲起诉李某 of a case that the procuratorate brought."""
    known = sides(paper)
    accused, prosecutes = known.get(Side.ACCUSED, frozenset()), known.get(Side.PROSECUTES, frozenset())
    office = _OFFICE.search(paper.text)
    if not accused or office is None or re.search("自诉|附带民事诉讼原告", paper.text):
        return
    for match in _SUED_ACCUSED.finditer(reply.named.signs):
        if (
            ord(match["whom"]) - 0xE200 in accused - prosecutes
            and not _PUBLIC.search(match["who"])
            and _somebody(match["who"])
        ):
            span = stretch(reply.named, match.start(), match.end(), reply.text)
            yield Relation(
                span, span.of(reply.text), f"{office[0]}起诉", Span(*office.span()), agrees=False, certain=False
            )


_CASE = pattern(
    r"(?<![\u4e00-\u9fff])(?:关于)?(?P<name>[\u4e00-\u9fff]某(?:某|[甲乙丙丁]|\d)?|[\u4e00-\u9fff]{2,3}?)(?:犯|涉嫌)?(?P<crime>[\u4e00-\u9fff]{2,12}?)罪?一案"
)
_ACCUSED_OF = pattern(r"犯(?P<crime>[\u4e00-\u9fff、]{2,30}?)罪")


def _cases_of_others(reply: Paper, paper: Paper) -> Iterator[Relation]:
    """黄某放火一案 where another is the accused and 黄某 is somebody whom the judgment names."""
    accused = sides(paper).get(Side.ACCUSED, frozenset())
    if not accused:
        return
    names = {name for index in accused for name in paper.people.parties[index].names}
    crimes = {match["crime"] for match in _ACCUSED_OF.finditer(paper.text)}
    for match in _CASE.finditer(reply.text):
        if match["crime"] not in crimes or match["name"] in names or match["name"] not in paper.text:
            continue
        if any(same_name(match["name"], name) for name in names):
            continue
        first = paper.people.parties[min(accused)]
        place = Span(first.place, first.place + len(first.name))
        theirs = f"被告人是{first.name}"
        yield Relation(Span(*match.span("name")), match["name"], theirs, place, agrees=False, certain=False)
