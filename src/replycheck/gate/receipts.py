"""Write receipts behind those of earlier reviewers, and verify what a file of receipts shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from replycheck.config.tables import there
from replycheck.engine.receipt import (
    BrokenReceiptError,
    Circumstances,
    Expected,
    Link,
    last_for,
    line_digest,
    line_of,
    objections,
    parse_chain,
    statement_of,
    tampering,
)
from replycheck.engine.ruling import Ruling
from replycheck.errors import UsageError
from replycheck.gate.files import sha256_of
from replycheck.gate.lock import held
from replycheck.gate.rule_set import rules_digest
from replycheck.gate.rulings import Gate
from replycheck.gate.whole_files import write_whole
from replycheck.model.report import Report
from replycheck.model.serial import tool_version
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who answers for a receipt, and what signs it (None: unsigned)."""

    by: str | None = None
    sign: Callable[[bytes], Mapping[str, str]] | None = None


def refuse_foreign(path: str) -> None:
    """Refuse to append to what is no intact chain of receipts, before any work is done.

    :raises UsageError: something else stands there, or the chain was tampered with.
    """
    _lines(Path(path))


def append(path: str, gate: Gate, rulings: Iterable[Ruling], issuer: Issuer) -> str:
    """Append one receipt for each ruling, passed or not, to the file at ``path``; gives the head of the chain.

    The head is the digest of the last line: kept elsewhere it shows that nothing was cut off behind.

    :raises UsageError: it is no chain of receipts, or cannot be written.
    """
    place = Path(path)
    with held(place.with_name(f".{place.name}.lock")):
        lines = list(_lines(place))
        for ruling in rulings:
            statement = statement_of(ruling, circumstances(gate, ruling.report, issuer), lines[-1] if lines else None)
            lines.append(line_of(statement, issuer.sign))
        write_whole(place, "".join(f"{line}\n" for line in lines))
    return line_digest(lines[-1])


def _lines(place: Path) -> tuple[str, ...]:
    if not there(place):
        return ()
    if not there(place, Path.is_file):
        raise UsageError(f"“{place}”不是普通文件（是文件夹、管道或设备），不能写凭据；请换一个文件名。")
    try:
        chain = parse_chain(_read(place))
    except BrokenReceiptError as error:
        raise UsageError(f"“{place}”已经存在，但{error}，没有改动它；请换一个文件名。") from error
    broken = "，".join(tampering(chain))
    if broken:
        raise UsageError(f"凭据“{place}”被改动过（{broken}），不能接在后面；请换一个文件名。")
    return tuple(link.line for link in chain)


def _read(place: Path) -> str:
    try:
        return place.read_bytes().decode("utf-8", "replace")
    except (OSError, ValueError) as error:
        raise UsageError(f"凭据“{place}”打不开，请核对路径。") from error


def circumstances(gate: Gate, report: Report, issuer: Issuer) -> Circumstances:
    """What a receipt on this report says beside the ruling."""
    materials = [("other-matter" if source in report.other_matters else "source", source) for source in report.sources]
    materials += [("petition", report.petition)] if report.petition else []
    return Circumstances(
        name=Path(report.document.source).name,
        version=tool_version(),
        rules_digest=rules_digest(),
        policy_name=gate.policy_path.name,
        policy_digest=gate.policy_digest,
        time=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        disabled=gate.policy.disabled,
        required=tuple(sorted(gate.policy.require.rules | gate.policy.require.families)),
        by=issuer.by,
        materials=tuple((role, Path(document.source).name, document.sha256) for role, document in materials),
    )


@dataclass(frozen=True, slots=True)
class Verification:
    """What a chain shows of a file: ``objections`` are sentences; it holds when there are none."""

    objections: tuple[str, ...]
    notes: tuple[str, ...] = ()
    link: Link | None = None
    chain: tuple[Link, ...] = ()


def verify(
    file: str, receipt: str, policy_digest: str | None, key: str | None, head: str | None = None
) -> Verification:
    """Whether the receipts show that this very file passed under that policy and today's rules.

    ``head`` is the digest of a line that the chain must hold: that of its last one when it was kept.

    :raises UsageError: the file, the receipt or the key cannot be read.
    """
    place = Path(receipt)
    if not there(place, Path.is_file):
        raise UsageError(f"找不到凭据“{receipt}”，请核对路径。")
    sha256 = sha256_of(file)
    if not sha256:
        raise UsageError(f"“{file}”打不开，无法核对。")
    try:
        chain = parse_chain(_read(place))
    except BrokenReceiptError as error:
        return Verification((f"凭据不能用：{error}。请向出具凭据的人要原件。",))
    found = list(objections(chain, Expected(sha256, rules_digest(), tool_version(), policy_digest)))
    if head is not None and head.strip().casefold() not in {line_digest(one.line) for one in chain}:
        found.append(
            "凭据不全：里面没有当时记下的那一份（--head），末尾被截去过，或者这是另一本凭据。请向出具凭据的人要原件。"
        )
    link = last_for(chain, sha256)
    found += _signature(link, key) if link is not None and key is not None else []
    return Verification(tuple(found), tuple(_notes(link, policy_digest, key)), link, chain)


def _signature(link: Link, key: str) -> list[str]:
    from replycheck.gate.signing import is_signed_by  # noqa: PLC0415 - cryptography is an extra

    if is_signed_by(link, key):
        return []
    if not link.signatures:
        return ["凭据没有签名。请向出具凭据的人要签过名的原件。"]
    return ["签名对不上：凭据被改动过，或者不是用这把钥匙签的。"]


def _notes(link: Link | None, policy_digest: str | None, key: str | None) -> Iterable[str]:
    if policy_digest is None:
        yield "没有核对制度：要核对请加 --policy。"
    if key is None and link is not None:
        if link.signatures:
            yield "凭据有签名，没有核对：要核对请加 --key 公钥。"
        else:
            yield "凭据没有签名，只能发现损坏和无心的改动，不能防伪造。"
