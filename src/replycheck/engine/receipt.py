"""Receipts: a statement in the in-toto form that says which bytes were checked, by which rules, under which policy.

A receipt file is a chain: one statement a line, bare or in a DSSE envelope, each naming the digest of the line before
it. What is easily got wrong: without a signature the digests only tell damage and careless edits, not a forger.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from replycheck.engine.coverage import families_off
from replycheck.engine.ruling import Judged, Ruling
from replycheck.model.report import Crashed, Ran, Skipped
from replycheck.records import dataclass

STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PREDICATE_TYPE = "urn:replycheck:receipt:v1"
PAYLOAD_TYPE = "application/vnd.in-toto+json"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a receipt says beside the ruling. Digests are SHA-256 in hexadecimal, ``time`` is ISO 8601 in UTC."""

    name: str
    version: str
    rules_digest: str
    policy_name: str
    policy_digest: str
    time: str
    disabled: Mapping[str, str] = field(default_factory=dict)
    """The rules that the policy switches off, each with its reason."""
    required: tuple[str, ...] = ()
    """The rules and families that the policy requires to have run."""
    by: str | None = None
    materials: tuple[tuple[str, str, str], ...] = ()
    """Role (``source``, ``other-matter``, ``petition``), file name and digest of what the reply was compared with."""


@dataclass(frozen=True, slots=True)
class Link:
    """One line of a receipt file, parsed: the statement and, where it was signed, its envelope's signatures."""

    line: str
    statement: Mapping[str, Any]
    payload: bytes
    signatures: tuple[Mapping[str, str], ...] = ()

    @property
    def predicate(self) -> Mapping[str, Any]:
        """The statement's own part."""
        return self.statement["predicate"]  # type: ignore[no-any-return]  # parse_chain has seen to it

    @property
    def subject(self) -> str:
        """The digest of the bytes that were checked."""
        return str(self.statement["subject"][0]["digest"]["sha256"])


class BrokenReceiptError(ValueError):
    """A receipt file whose text is no chain of receipts; the message is a Chinese clause."""


def digest_of(value: object) -> str:
    """The digest of parsed TOML or JSON: neither comments, nor layout, nor the order of keys matter."""
    return hashlib.sha256(_canonical(value)).hexdigest()


def _canonical(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return text.encode("utf-8", "surrogatepass")


def _plain(value: object) -> str:
    """TOML's dates and times; anything else would be a mistake of ours."""
    if isinstance(value, date) or hasattr(value, "isoformat"):
        return str(value.isoformat())
    raise TypeError(f"no canonical form for {type(value).__name__}")


def statement_of(ruling: Ruling, facts: Circumstances, previous: str | None) -> dict[str, Any]:
    """The statement on one ruling; ``previous`` is the line before it in the receipt file, None for the first."""
    outcomes = ruling.report.outcomes
    predicate: dict[str, Any] = {
        "tool": {"name": "replycheck", "version": facts.version},
        "rules": {
            "digest": facts.rules_digest,
            "ran": [outcome.rule for outcome in outcomes if isinstance(outcome, Ran)],
            "skipped": {outcome.rule: outcome.reason for outcome in outcomes if isinstance(outcome, Skipped)},
            "crashed": [outcome.rule for outcome in outcomes if isinstance(outcome, Crashed)],
        },
        "policy": {
            "name": facts.policy_name,
            "digest": facts.policy_digest,
            "disabled": dict(facts.disabled),
            "required": list(facts.required),
        },
        "profile": ruling.report.profile.value,
        "materials": [{"role": role, "name": name, "sha256": sha256} for role, name, sha256 in facts.materials],
        "verdict": ruling.verdict.value,
        "reasons": [*ruling.excesses, *ruling.lacking],
        "findings": [_finding(judged) for judged in ruling.judged],
        "by": facts.by,
        "time": facts.time,
        "previous": None if previous is None else line_digest(previous),
    }
    statement = {
        "_type": STATEMENT_TYPE,
        "subject": [{"name": facts.name, "digest": {"sha256": ruling.report.document.sha256}}],
        "predicateType": PREDICATE_TYPE,
        "predicate": predicate,
    }
    predicate["digest"] = digest_of(statement)
    return statement


def _finding(judged: Judged) -> dict[str, Any]:
    finding, waiver = judged.finding, judged.waiver
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "fingerprint": finding.fingerprint,
        "standing": judged.standing.value,
        "waived": None
        if waiver is None
        else {
            "by": waiver.by,
            "reason": waiver.reason,
            "until": None if waiver.until is None else waiver.until.isoformat(),
        },
    }


def line_of(statement: Mapping[str, Any], sign: Callable[[bytes], Mapping[str, str]] | None = None) -> str:
    """The line for the receipt file, without a line break: the bare statement, or its envelope when it is signed.

    ``sign`` gives ``keyid`` and ``sig`` (base64) for the bytes that DSSE has signed.
    """
    payload = json.dumps(statement, ensure_ascii=True).encode("ascii")
    if sign is None:
        return payload.decode("ascii")
    envelope = {
        "payload": base64.b64encode(payload).decode("ascii"),
        "payloadType": PAYLOAD_TYPE,
        "signatures": [dict(sign(signed_bytes(payload)))],
    }
    return json.dumps(envelope)


def signed_bytes(payload: bytes) -> bytes:
    """What a DSSE signature covers (its pre-authentication encoding)."""
    kind = PAYLOAD_TYPE.encode("ascii")
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def line_digest(line: str) -> str:
    """The digest by which the next statement names this line."""
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def parse_chain(text: str) -> tuple[Link, ...]:
    """The links in a receipt file, in order.

    :raises BrokenReceiptError: it is empty, or a line is no receipt.
    """
    lines = [line for line in text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n") if line.strip()]
    if not lines:
        raise BrokenReceiptError("里面没有内容")
    return tuple(_link(line, place) for place, line in enumerate(lines, 1))


def _link(line: str, place: int) -> Link:
    try:
        outer = json.loads(line, object_pairs_hook=_single)
        if "payload" not in outer:
            return _sound(Link(line, outer, line.encode("utf-8")))
        return _sound(_unpacked(line, outer))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise BrokenReceiptError(f"第 {place} 行不是检查凭据，或已损坏") from error


def _unpacked(line: str, envelope: Mapping[str, Any]) -> Link:
    payload = base64.b64decode(envelope["payload"], validate=True)
    if envelope["payloadType"] != PAYLOAD_TYPE:
        raise ValueError("foreign payload")
    signatures = tuple({key: str(value) for key, value in one.items()} for one in envelope["signatures"])
    return Link(line, json.loads(payload, object_pairs_hook=_single), payload, signatures)


def _single(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are single: readers disagree on which of two they believe."""
    pairs = list(pairs)
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _sound(link: Link) -> Link:
    """The link, when it has every part that is read later."""
    statement = link.statement
    if statement["_type"] != STATEMENT_TYPE or statement["predicateType"] != PREDICATE_TYPE:
        raise ValueError("foreign statement")
    predicate = link.predicate
    known = (link.subject, predicate["verdict"], predicate["digest"], predicate["time"])
    nested = (predicate["tool"]["version"], predicate["rules"]["digest"], predicate["policy"]["digest"])
    if not all(isinstance(value, str) for value in (*known, *nested)) or len(statement["subject"]) != 1:
        raise ValueError("a part is missing")
    lists = (predicate["rules"]["ran"], predicate["materials"], predicate["findings"])
    tables = (predicate["rules"]["skipped"], predicate["policy"].get("disabled", {}))
    if not all(isinstance(one, list) for one in lists) or not all(isinstance(one, dict) for one in tables):
        raise ValueError("a part is of another kind")
    words = [*lists[0], *(one[key] for one in lists[1] for key in ("role", "name", "sha256"))]
    words += [one["standing"] for one in lists[2]]
    words += [word for table in tables for pair in table.items() for word in pair]
    if not all(isinstance(word, str) for word in words) or "previous" not in predicate:
        raise ValueError("a part is missing")
    return link


def tampering(chain: tuple[Link, ...]) -> Iterator[str]:
    """What does not hold together in a chain, as Chinese clauses; nothing when it does."""
    before: str | None = None
    for place, link in enumerate(chain, 1):
        predicate = dict(link.predicate)
        claimed = predicate.pop("digest")
        if digest_of({**link.statement, "predicate": predicate}) != claimed:
            yield f"第 {place} 份内容与它的摘要不符"
        if predicate["previous"] != (None if before is None else line_digest(before)):
            yield f"第 {place} 份接不上前一份"
        before = link.line


@dataclass(frozen=True, slots=True)
class Expected:
    """What a receipt is held against. ``policy_digest`` None: the policy is not compared."""

    sha256: str
    rules_digest: str
    version: str
    policy_digest: str | None = None


def last_for(chain: tuple[Link, ...], sha256: str) -> Link | None:
    """The latest receipt on these very bytes."""
    return next((link for link in reversed(chain) if link.subject == sha256), None)


def objections(chain: tuple[Link, ...], expected: Expected) -> Iterator[str]:
    """Why the chain does not show that these bytes passed, one Chinese sentence each; nothing when it does."""
    broken = "，".join(tampering(chain))
    if broken:
        yield f"凭据被改动过：{broken}。请向出具凭据的人要原件。"
    link = last_for(chain, expected.sha256)
    if link is None:
        yield "文件与凭据对不上：检查以后文件改动过，或者凭据是别的文件的。请重新检查这份文件。"
        return
    predicate = link.predicate
    if expected.policy_digest not in {None, predicate["policy"]["digest"]}:
        yield "制度不是同一份：检查时用的制度文件与现在给的不同。请按现在的制度重新检查。"
    if predicate["rules"]["digest"] != expected.rules_digest:
        then = predicate["tool"]["version"]
        yield f"规则不是同一版：检查时是 replycheck {then} 的规则，与现在的（{expected.version}）不同。请重新检查。"
    gaps = _gaps(predicate)
    if gaps:
        yield f"凭据说明不了什么：{gaps}。请按不低于底线的制度重新检查。"
    if predicate["verdict"] != "pass":
        label = {"blocked": "拦下", "incomplete": "未能查全"}.get(predicate["verdict"], "不明")
        yield f"检查过，但没有通过：当时的结论是“{label}”。请改好以后重新检查。"


def _gaps(predicate: Mapping[str, Any]) -> str:
    """What the check behind a receipt left out as a whole, as a Chinese clause; empty where nothing is."""
    ran, skipped = predicate["rules"]["ran"], predicate["rules"].get("skipped") or {}
    if not ran:
        return "当时一条规则也没有运行"
    off = families_off(map(str, ran), skipped)
    return f"{'、'.join(off)} 类规则当时整类停用" if off else ""
