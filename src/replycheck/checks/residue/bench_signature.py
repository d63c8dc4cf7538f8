"""答复里留有审判组织落款、核对章或裁判文书名称。

“审判长　张某”“本件与原本核对无异”、单独成行的“民事判决书”只有裁判文书才有，出现在答复里就是粘贴的残留。
附件里的裁判文书、引号内的转述、附件清单里的文书名称不报；只有“书记员”“法官助理”一行时可能是联系人，报警告。

依据：《中华人民共和国民事诉讼法》关于判决书署名的规定；《人民法院民事裁判文书制作规范》（法〔2016〕221号）。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from replycheck.model.finding import Hit, Severity
from replycheck.rules.case import Case
from replycheck.rules.example import bad, good
from replycheck.rules.kinds.residue import SPEAKING, formula_hits
from replycheck.rules.rule import Rule
from replycheck.text.patterns import pattern

_STAMP_AND_NAME = frozenset({"J02", "J19"})
_SIGNATURE = frozenset({"J01"})
_LIST_OF_ANNEXES = pattern(r"附件?[：:][^\n]{0,200}(?:\n[^\n]{0,40}){0,3}$")
"""A document's name in the list of annexes is in its place; the list is short."""


def check(case: Case) -> Iterator[Hit]:
    """Report bench signatures, the true-copy stamp and a judgment's name on a line of its own."""
    suggestion = "删去裁判文书的落款；答复由本单位署名、写成文日期并盖章。"
    for hit in formula_hits(case, _STAMP_AND_NAME, suggestion):
        if not _LIST_OF_ANNEXES.search(case.text[max(0, hit.span.start - 160) : hit.span.start]):
            yield hit
    judges = any(residue.id == "J01" and "审" in residue.span.of(case.text)[:4] for residue in case.residue)
    for hit in formula_hits(case, _SIGNATURE, suggestion):
        yield hit if judges else replace(hit, severity=Severity.WARNING)


RULE = Rule(
    module=__name__,
    title="审判组织落款残留",
    severity=Severity.ERROR,
    check=check,
    profiles=SPEAKING,
    examples=(
        bad("特此答复。\n⟦审判长　王某某⟧\n审判员　李某某\n书记员　赵某某"),
        good("特此答复。\n某某市某某区人民法院\n2023年6月1日"),
        bad("特此答复。\n⟦书记员　赵某某⟧"),
        good("联系人：书记员赵某某，电话见下。"),
        bad("⟦本件与原本核对无异⟧"),
        good("你要求核对本件与原件。"),
        bad("某某市某某区人民法院\n⟦民事判决书⟧\n原告张某"),
        good("附件：\n民事判决书"),
        good("该案的民事判决书已经送达。"),
        good("特此答复。\n附件1\n民事判决书\n审判长　王某某"),
        bad("特此答复。\n⟦民事判决书⟧"),
    ),
)
