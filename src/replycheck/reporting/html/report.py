"""The report as one HTML page that needs nothing but itself: no network, no font, no script from elsewhere.

The page's own security policy forbids every load and every script or style whose digest it does not name, so that
text from a hostile file could not act even if it got past the template's escaping.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2

from replycheck.model.report import Report
from replycheck.model.serial import tool_version
from replycheck.reporting import wording
from replycheck.reporting.digest import CAUSES, Weight, by_weight, gaps, headline, noted, reasons, tally, unchecked
from replycheck.reporting.forms import Look
from replycheck.reporting.html import page
from replycheck.reporting.html.environment import environment_of, templates_in
from replycheck.reporting.html.flow_view import flow_view
from replycheck.reporting.html.held import compared, origins
from replycheck.reporting.html.page_order_view import page_order_view
from replycheck.reporting.rule_info import RuleInfo

_SHORT_DIGEST = 12


def render(report: Report, look: Look) -> str:
    """The whole page; the same report always gives the same characters (it holds no time and no machine).

    ``look.thumbnails`` are small PNG pictures of the pages of the reply, one a page, or none.
    """
    style, script = _inline()
    policy = _policy(style, script, pictures=bool(look.thumbnails))
    return environment().get_template("report.html.j2").render(**shown(report, look), policy=policy)


def shown(report: Report, look: Look) -> dict[str, Any]:
    """What the template of the report (``report_body.html.j2``) takes, by name."""
    weights, table = by_weight(report), page.rows(report)
    texts = page.texts(report, table)
    return {
        "report": report,
        "name": wording.name_of(report.document.source),
        "digest": report.document.sha256[:_SHORT_DIGEST],
        "headline": headline(report),
        "noted": noted(report),
        "advice": page.advice(report),
        "version": tool_version(),
        "tiles": page.tiles(report),
        "weights": weights,
        "again": _advised_before(report, weights),
        "families": page.families(report),
        "rows": table,
        "reasons": reasons(report),
        "held": compared(report),
        "origins": origins(report),
        "shown_causes": CAUSES,
        "unchecked": unchecked(report),
        "reply": texts[0],
        "texts": texts[1:],
        "order": None if report.pages is None else page_order_view(report.pages, look.thumbnails),
        "flow": None if report.flow is None else flow_view(report.document, report.flow),
        "gaps": gaps(report, look.titles),
        "titles": look.titles,
        "tally": tally(report),
        "unanswered": sum(not demand.answered for demand in report.demands or ()),
        "rules": _rules(report, look),
        "listed": look.listed,
    }


def _advised_before(report: Report, weights: Iterable[Weight]) -> frozenset[str]:
    """The keys of the findings above which the same rule gives the same advice: on paper it is told once."""
    seen: set[tuple[str, str | None]] = set()
    again = set()
    for weight in weights:
        for one in (*weight.shown, *(more for repeats in weight.repeats for more in repeats.again)):
            told = one.finding.rule, wording.advice(one.finding, report.document)
            if told in seen:
                again.add(one.key)
            seen.add(told)
    return frozenset(again)


def _rules(report: Report, look: Look) -> dict[str, RuleInfo]:
    """What the page tells of the rules that have found something, in reading order; nothing of those it knows not."""
    found = dict.fromkeys(finding.rule for finding in report.findings)
    return {rule: look.rule_infos[rule] for rule in found if rule in look.rule_infos}


@cache
def _inline() -> tuple[str, str]:
    """The style and the script of the page."""
    assets = files(__package__).joinpath("assets")
    return (
        assets.joinpath("report.css").read_text(encoding="utf-8"),
        assets.joinpath("report.js").read_text(encoding="utf-8"),
    )


@cache
def environment() -> jinja2.Environment:
    """Where the templates of the report live, with the script and the style of its page as templates too."""
    style, script = _inline()
    templates = templates_in(files(__package__).joinpath("templates"))
    return taught(environment_of(templates | {"style": _verbatim(style), "script": _verbatim(script)}))


def taught(environment: jinja2.Environment) -> jinja2.Environment:
    """The same environment, which can show a report now."""
    environment.globals.update(seen=page.seen, titled=page.titled)
    return environment


def _verbatim(source: str) -> str:
    """A template that writes ``source`` to the letter: its digest is in the policy."""
    return "{% raw %}" + source + "{% endraw %}"


def _policy(style: str, script: str, *, pictures: bool) -> str:
    """What the page may load: its own style and script, and pictures that stand in the page itself."""
    shown = "img-src data:; " if pictures else ""
    allowed = f"script-src {digest_of(script)}; style-src {digest_of(style)}"
    return f"default-src 'none'; {shown}{allowed}; base-uri 'none'; form-action 'none'"


def digest_of(text: str) -> str:
    """The digest of an inline element's text, as a security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
