"""``replycheck batch``: a list of replies in, the files for the inspection group out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from replycheck import app
from replycheck.app.listed import reading, work_for
from replycheck.app.looking import looked_at
from replycheck.batch import Engine, Options, Sample, Work, load_list, progress_bar, run
from replycheck.batch.entry import Entry
from replycheck.batch.figures import Tally, figures_of
from replycheck.batch.handouts.against import AGAINST, compared, refuse_no_results, summed_up, write_compared
from replycheck.batch.handouts.cases import by_unit, read_results
from replycheck.batch.headline import ended, unchecked
from replycheck.batch.results import RESULTS, claim
from replycheck.cli.configured import for_batch
from replycheck.cli.outputs import in_colour
from replycheck.cli.requests import BatchRequest
from replycheck.config.settings import Settings
from replycheck.disk.refusals import why
from replycheck.errors import UsageError
from replycheck.reporting import one_line
from replycheck.reporting.terminal import AMBER, GREEN, RED, painted
from replycheck.text.patterns import pattern

OUTPUT = "replycheck-results"
_SPARK = pattern(r"local\[(?:\d+|\*)\]|spark://\S+")
_MEMORY = 2 << 30
"""What one check may take besides the library."""


def batch(request: BatchRequest) -> int:
    """Check a list in worker processes; gives the exit code."""
    request, settings = for_batch(request)
    output = Path(request.output or OUTPUT)
    options = Options(
        output,
        request.jobs or 0,
        overwrite=request.overwrite,
        resume=request.resume,
        memory_bytes=_MEMORY + _mapped(request.library),
        sample=None if request.sample is None else Sample(request.sample, request.by or "unit", request.seed or 0),
    )
    work = work_for(settings, output, redact=request.redact, reports=request.reports or "html", library=request.library)
    app.refuse_no_library(request.library)
    if request.against is not None:
        refuse_no_results(Path(request.against))
    claim(output, overwrite=False, resume=request.resume or request.overwrite)
    cases = load_list(request.cases, output, lambda papers: looked_at(papers, settings, request.jobs or 0))
    for warning in cases.warnings:
        sys.stderr.write(one_line(warning) + "\n")
    options = replace(options, notes=cases.warnings)
    sys.stderr.flush()
    start = engine_for(request, settings, work, options)
    with progress_bar(shown=sys.stderr.isatty()) as advance:
        summary = run(cases.entries, work, options, advance, start)
    handed = hand_out(cases.entries, output, request)
    sys.stdout.write(_told(cases.entries, output) + handed)
    return summary.exit_code


def hand_out(entries: Sequence[Entry], output: Path, request: BatchRequest) -> str:
    """Write the comparison with an earlier run and the papers for units, as far as asked for; says in words which.

    :raises UsageError: they cannot be written; the results stand.
    """
    if request.by_unit is None and request.against is None:
        return ""
    results, told = output / RESULTS, ""
    try:
        comparison = None if request.against is None else compared(entries, results, Path(request.against))
        if comparison is not None:
            write_compared(comparison, output / AGAINST)
            told += f"与上一次相比：{summed_up(comparison)}。详见 {output / AGAINST}。\n"
        if request.by_unit is not None:
            from replycheck.batch.handouts.papers import write_papers  # noqa: PLC0415 - only for these papers

            written = write_papers(by_unit(entries, results), Path(request.by_unit), comparison)
            units = {entry.unit for entry in entries if entry.unit}
            each = f"以及 {len(units)} 个单位各一份" if units else "清单没有“单位”一列，没有分单位写"
            told += f"讲评材料：{written[0]}，{each}。\n"
    except OSError as error:
        raise UsageError(f"讲评材料或者比较结果写不出来：{why(error)}。检查结果已经写好，不用重新检查。") from error
    return told


def engine_for(request: BatchRequest, settings: Settings, work: Work, options: Options) -> Callable[[], Engine] | None:
    """What starts the engine that ``--engine`` names; None for the worker processes of this machine.

    :raises UsageError: there is no such engine.
    """
    name = request.engine or "local"
    if name == "local":
        return None
    if not _SPARK.fullmatch(name):
        raise UsageError(f"--engine 只能是 local（本机）、local[N]（本机的 Spark）或 spark://…，不能是“{name}”。")
    from replycheck.batch.spark.cluster import Plan, cluster  # noqa: PLC0415 - an extra

    return cluster(Plan(name, work, reading(settings), options.bounds, options.output, request.library))


def _mapped(library: str | None) -> int:
    """Bytes of address space that a library's files may take: a worker maps them, and its ceiling counts that too."""
    if library is None:
        return 0
    return 2 * sum(path.stat().st_size for path in Path(library).rglob("*") if path.is_file())


def _told(entries: Sequence[Entry], output: Path) -> str:
    """What was not checked, how the replies ended, and where it all stands.

    :raises UsageError: the results cannot be read.
    """
    whole = Tally()
    try:
        for entry, report in zip(entries, read_results(output / RESULTS), strict=True):
            whole.add(figures_of(entry, report, 0, linked=False))
    except OSError as error:
        raise UsageError(f"“{output / RESULTS}”读不出来：{why(error)}。加 --overwrite 重新检查。") from error
    sample = f"、{output / 'sample.csv'}（回访抽样）" if (output / "sample.csv").exists() else ""
    return (
        f"{closing(whole, colour=in_colour())}"
        f"结果：{output / 'index.html'}（用浏览器打开）、{output / 'summary.xlsx'}（可用 Excel 打开）、"
        f"{output / 'summary.csv'}、{output / 'results.jsonl'}（每行一份报告）{sample}\n"
    )


def closing(whole: Tally, *, colour: bool) -> str:
    """What was not checked and how the replies ended; green only where nothing is left to look at or to check."""
    lacking = unchecked(whole)
    style = RED if whole.verdicts["blocked"] else AMBER if lacking or whole.noted else GREEN
    told = [painted(lacking, AMBER, colour=colour)] if lacking else []
    return "".join(f"{line}\n" for line in (*told, painted(ended(whole), style, colour=colour)))
