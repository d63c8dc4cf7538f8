"""The page of a rule, for ``explain`` and for the generated documentation."""

from __future__ import annotations

from replycheck.app.naming import rule_named
from replycheck.checks import all_rules
from replycheck.model.profile import ANY, Profile
from replycheck.rules.example import Example
from replycheck.rules.rule import Need, Rule

_NEEDS = {
    Need.SOURCE: "裁判文书（--source）",
    Need.PETITION: "来信（--petition）",
    Need.PAGES: "有固定页面的文件（PDF）",
    Need.WHOLE: "文件已读全",
    Need.ANSWER: "文件是答复",
    Need.STATUTES: "文书库里有法律全文（--library）",
    Need.PERIOD: "写明了受理（收到）日期和成文日期",
    Need.NOTICE: "写明了收到日期和告知日期",
    Need.SIBLINGS: "同一批的其他答复（只在 batch 中检查）",
}


_WHOLE = "⟦⟧"
"""Nothing between the fences: the paper as a whole is meant."""


def rule_page(name: str, marks: tuple[str, str] = ("【", "】")) -> str:
    """What a rule looks for, why, for which papers, and its examples; plain text that reads as Markdown too.

    ``marks`` stand before and after what is reported in an example.

    :raises UsageError: there is no such rule; the nearest name is given.
    """
    wanted = rule_named(name)
    rule = next(rule for rule in all_rules() if rule.id == wanted)
    parts = [f"# {rule.title}（{rule.id}）", rule.page, _facts(rule), "## 会报告的例子"]
    parts += [_shown(example, marks) for example in rule.examples if not example.good]
    parts += ["## 不会报告的例子", *(_shown(example, marks) for example in rule.examples if example.good)]
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule) -> str:
    lines = [f"- 分量：{rule.severity.label}{_exceptions(rule)}"]
    lines.append(
        f"- 文种：{'全部' if rule.profiles == ANY else '、'.join(p.label for p in Profile if p in rule.profiles)}"
    )
    if rule.needs:
        lines.append(f"- 需要：{'、'.join(_NEEDS[need] for need in Need if need in rule.needs)}")
    return "\n".join(lines)


def _exceptions(rule: Rule) -> str:
    if not rule.severity_in:
        return ""
    told = "；".join(f"{profile.label}为{severity.label}" for profile, severity in rule.severity_in.items())
    return f"（{told}）"


def _shown(example: Example, marks: tuple[str, str]) -> str:
    """An example as a quotation with what is reported marked; a finding about the whole paper marks no words."""
    whole = "（指全文）" if _WHOLE in example.marked else ""
    marked = example.marked.replace(_WHOLE, "").replace("⟦", marks[0]).replace("⟧", marks[1])
    note = "（对照裁判文书）" if example.sources else "（对照来信）" if example.petition else ""
    note = "（对照法律全文）" if example.articles else note
    pages = f"（页码：{'、'.join('无' if n is None else str(n) for n in example.printed)}）" if example.printed else ""
    quoted = "\n".join(f"> {line}" for line in marked.replace("\f", "\n──换页──\n").splitlines() if line.strip())
    said = f"{whole}{note}{pages}"
    return f"{said}\n{quoted}" if said else quoted
