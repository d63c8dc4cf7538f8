"""Write a page for every rule, and an index of them, under ``docs/rules``.

What a reader would get wrong: the pages are made from the rules (``replycheck explain`` prints the same), so a page is
never edited by hand; a test fails when the committed pages differ from what the rules say.

    python docs/make_rule_pages.py
"""

from __future__ import annotations

import re
from pathlib import Path

from replycheck.app.rule_page import rule_page
from replycheck.checks import all_rules
from replycheck.model.finding import Severity
from replycheck.model.profile import ANY, Profile
from replycheck.rules.rule import Need, Rule

FOLDER = Path(__file__).resolve().parent / "rules"

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_LIST_MARK = re.compile(r"^(\d+)([.)])|^([-+])(?=\s)")
_NEEDS = {
    Need.SOURCE: "裁判文书",
    Need.PETITION: "来信",
    Need.PAGES: "PDF",
    Need.WHOLE: "文件读全",
    Need.STATUTES: "法律全文",
    Need.PERIOD: "受理和成文日期",
    Need.NOTICE: "收到和告知日期",
    Need.ANSWER: "看来是答复",
    Need.SIBLINGS: "同一批的其他答复",
}
_HEAD = """# 规则

本页和各规则的说明由程序生成，请勿手工修改；在命令行用 `replycheck explain 规则编号` 看到的是同样的内容。

“分量”是一般情况下的分量：错误会拦下，警告和提示不会。有的规则按情节给每一处单独定分量，见各自的说明。
“需要”的东西没有提供时，这条规则不运行，并列在报告的“没有核对的”里。

| 编号 | 名称 | 分量 | 文种 | 需要 |
|---|---|---|---|---|
"""


def pages() -> dict[str, str]:
    """The text of every page by its path below ``docs/rules``, with forward slashes."""
    rules = all_rules()
    made = {_path(rule): _markdown(rule_page(rule.id)) for rule in rules}
    return {"README.md": _HEAD + "".join(_row(rule) for rule in rules), **made}


def main() -> None:
    """Write the pages and remove those of rules that are no more."""
    wanted = pages()
    for old in FOLDER.rglob("*.md"):
        if old.relative_to(FOLDER).as_posix() not in wanted:
            old.unlink()
    for path, text in wanted.items():
        place = FOLDER / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(wanted) - 1} rule pages in docs/rules")


def _path(rule: Rule) -> str:
    family, _, name = rule.id.partition(".")
    return f"{family}/{name}.md"


def _row(rule: Rule) -> str:
    needs = "、".join(_NEEDS[need] for need in Need if need in rule.needs)
    return f"| [{rule.id}]({_path(rule)}) | {rule.title} | {_weight(rule)} | {_profiles(rule)} | {needs or '无'} |\n"


def _weight(rule: Rule) -> str:
    told = [f"{profile.label}：{severity.label}" for profile, severity in rule.severity_in.items()]
    return "；".join([Severity(rule.severity).label, *told])


def _profiles(rule: Rule) -> str:
    """The genres in words, told by what is left out where that is shorter."""
    if rule.profiles == ANY:
        return "全部"
    left_out = [profile.label for profile in Profile if profile not in rule.profiles]
    kept = [profile.label for profile in Profile if profile in rule.profiles]
    return f"全部，除{'、'.join(left_out)}" if len(left_out) < len(kept) else "、".join(kept)


def _markdown(page: str) -> str:
    """The page of a rule, its quotations escaped and with their line breaks kept: they are texts, not Markdown."""
    lines = page.splitlines()
    for at, line in enumerate(lines):
        if line.startswith("> "):
            goes_on = at + 1 < len(lines) and lines[at + 1].startswith("> ")
            lines[at] = f"> {_escaped(line[2:])}" + ("\\" if goes_on else "")
    return "\n".join(lines) + "\n"


def _escaped(line: str) -> str:
    return _LIST_MARK.sub(r"\1\\\2\3", _MARKDOWN.sub(r"\\\1", line))


if __name__ == "__main__":
    main()
