"""Let papers through the gate, or not: the policy, the waivers and the baseline on disk, and the ruling on each file.

Nothing that goes wrong with one file ends as a pass, nor does it stop the others.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from replycheck import app
from replycheck.app.naming import in_ids
from replycheck.checks import all_rules
from replycheck.config.settings import Settings
from replycheck.config.tables import json_value, there, toml_table
from replycheck.engine.baseline import Baseline, Known, baseline_from, baseline_to_dict, known_of
from replycheck.engine.policy import Policy, policy_from
from replycheck.engine.receipt import digest_of
from replycheck.engine.ruling import Grounds, Ruling, rule_on
from replycheck.engine.waivers import FILE_NAME, Waiver, paper_of, problem, too_heavy, waivers_from
from replycheck.errors import ReplycheckError, UsageError
from replycheck.gate import bounded
from replycheck.gate.files import beside, is_inside, sha256_of
from replycheck.gate.whole_files import write_whole
from replycheck.model.document import Caveat
from replycheck.model.report import Report
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Gate:
    """A policy with everything it names, ready to rule. ``policy_digest`` covers the baseline's content too."""

    policy: Policy
    policy_path: Path
    policy_digest: str
    settings: Settings
    baseline: Baseline
    today: date
    books: dict[Path, tuple[Waiver, ...]] = field(default_factory=dict)
    """The waivers of every file that holds some, each read once."""

    def waivers_at(self, file: str) -> Path:
        """Where the waivers stand that may cover findings in ``file``."""
        named = self.policy.waivable.file
        return self.policy_path.parent / named if named else Path(file).parent / FILE_NAME

    def waivers_for(self, file: str) -> tuple[Waiver, ...]:
        """The waivers that may cover findings in ``file``.

        :raises ConfigError: the file that holds them is wrong, or the policy names one that is not there.
        :raises UsageError: one beside the paper is a link that leads elsewhere.
        """
        path = self.waivers_at(file)
        if path not in self.books:
            if self.policy.waivable.file is None and there(path, Path.is_symlink):
                is_inside(str(path), str(path.parent))
            present = self.policy.waivable.file is not None or there(path)
            self.books[path] = read_waivers(path) if present else ()
        return self.books[path]


def open_gate(path: str, settings: Settings, today: date) -> Gate:
    """The gate under the policy at ``path``. Of ``settings`` only the limits count: the rest is for the policy to say.

    :raises ConfigError: the policy, its waivers or its baseline cannot be read or have a wrong key or value.
    """
    table = toml_table(path, "制度文件")
    policy = policy_from(in_ids(table), known_rules())
    place = Path(path)
    content = {} if policy.baseline is None else json_value(place.parent / policy.baseline, "存量清单")
    gate = Gate(
        policy=policy,
        policy_path=place,
        policy_digest=digest_of({"policy": table, "baseline": content}),
        settings=replace(settings, disabled=frozenset(policy.disabled), profile=policy.profile),
        baseline={} if policy.baseline is None else baseline_from(content),
        today=today,
    )
    if policy.waivable.file is not None:
        gate.waivers_for("")
    return gate


def known_rules() -> frozenset[str]:
    """The ids of all rules."""
    return frozenset(rule.id for rule in all_rules())


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers in a file.

    :raises ConfigError: it is missing or wrong.
    """
    return waivers_from(in_ids(toml_table(path, "放行文件")), known_rules())


def let_through(gate: Gate, file: str, given: app.Inputs) -> Ruling:
    """The ruling on one file; ``given`` is what the command line compares every file with.

    :raises ConfigError: the waivers beside the file are wrong.
    """
    waivers = gate.waivers_for(file)
    report = _settled(_examined(gate, file, given), file)
    known = gate.baseline.get(baseline_key(gate, file), Known())
    place = relative_key(file, gate.waivers_at(file).parent)
    return rule_on(report, gate.policy, all_rules(), Grounds(gate.today, waivers, place, known))


def _examined(gate: Gate, file: str, given: app.Inputs) -> Report:
    """The report on a file, whatever happens."""
    try:
        return bounded.examine(file, _companions(gate.policy, file, given), gate.settings)
    except ReplycheckError as error:
        return app.failed(file, str(error))
    except Exception as error:  # noqa: BLE001 - the gate's border: what fails unforeseen must end as "not checked"
        return app.failed(file, f"检查时出错（{type(error).__name__}），没有查完；请把这份文件报给开发者。")


def _companions(policy: Policy, file: str, given: app.Inputs) -> app.Inputs:
    """The judgments and the letter to compare with: those named, and those that lie beside the reply."""
    petitions = (given.petition,) if given.petition is not None else beside(file, policy.petition)
    if len(petitions) > 1:
        names = "、".join(Path(path).name for path in petitions)
        raise UsageError(f"有几份文件都像来信（{names}），不知道该对照哪一份。")
    sources = dict.fromkeys((*given.sources, *beside(file, policy.sources)))
    return replace(given, sources=tuple(sources), petition=petitions[0] if petitions else None)


def _settled(report: Report, file: str) -> Report:
    """The report, incomplete if the file is no longer what was read: the ruling is about the bytes that go out."""
    if report.document.sha256 and sha256_of(file) == report.document.sha256:
        return report
    caveat = Caveat("检查的时候文件变动了或者读不到了，请重新检查。", incomplete=True)
    return replace(report, document=replace(report.document, caveats=(*report.document.caveats, caveat)))


def baseline_key(gate: Gate, file: str) -> str:
    """The name of a file in the baseline: its path from the baseline's folder, with forward slashes."""
    folder = (gate.policy_path.parent / (gate.policy.baseline or "x")).parent
    return relative_key(file, folder)


def relative_key(file: str, folder: Path) -> str:
    """The path of ``file`` from ``folder``, with forward slashes; the whole path where there is no way."""
    whole = Path(file).absolute()
    try:
        return Path(os.path.relpath(whole, folder.absolute())).as_posix()
    except ValueError:  # another drive on Windows
        return whole.as_posix()


def write_baseline(path: str, rulings: Mapping[str, Ruling]) -> None:
    """Write what is wrong today as known, by file; it replaces an earlier baseline and nothing else.

    :raises UsageError: something else stands there, or it cannot be written.
    """
    place = Path(path)
    if there(place):
        baseline_from(json_value(place, "存量清单"))
    baseline = {relative_key(file, place.parent): known_of(ruling.report) for file, ruling in rulings.items()}
    write_whole(place, json.dumps(baseline_to_dict(baseline), ensure_ascii=False, indent=1) + "\n")


def waiver_notices(gate: Gate, rulings: Mapping[str, Ruling]) -> tuple[str, ...]:
    """What must be said of waivers: not in order, or covering nothing in the files of this run; Chinese sentences."""
    said = []
    for path, waivers in gate.books.items():
        everywhere = gate.policy.waivable.file is not None
        theirs = {file: ruling for file, ruling in rulings.items() if everywhere or Path(file).parent == path.parent}
        for waiver in waivers:
            wrong = problem(waiver, gate.policy.waivable, gate.today) or _idle(waiver, gate, path.parent, theirs)
            if wrong is not None:
                said.append(f"{path.name}：{waiver.shown}没有用上：{wrong}。")
    return tuple(said)


def _idle(waiver: Waiver, gate: Gate, folder: Path, rulings: Mapping[str, Ruling]) -> str | None:
    """Why a waiver in order covers nothing; None when it does, or is about a file that was not part of the run.

    ``folder`` is where the waiver stands.
    """
    places = {file: relative_key(file, folder) for file in rulings}
    if waiver.file is not None and Path(waiver.file).name not in {Path(file).name for file in rulings}:
        return None
    named = [
        judged.finding
        for file, ruling in rulings.items()
        for judged in ruling.judged
        if waiver.names(judged.finding, paper_of(ruling.report, places[file]))
    ]
    if not named and waiver.file is not None and waiver.file not in places.values():
        return f"file 要写从放行文件所在处算起的路径（例如“{next(iter(places.values()))}”）"
    if not named:
        return "这次检查的文件里没有对应的问题，可以删去"
    vague = [waiver.vague_for(finding) for finding in named]
    if all(vague):
        return vague[0]
    if all(too_heavy(finding, gate.policy.waivable) for finding in named):
        return "问题的分量超过制度允许放行的"
    return None
