"""The configuration that stands behind a call: what the command line leaves open is taken from it."""

from __future__ import annotations

import sys
from dataclasses import replace

from replycheck import app
from replycheck.app.configured import config_for_papers
from replycheck.cli.requests import BatchRequest, CheckRequest
from replycheck.config.files import Config
from replycheck.config.settings import Settings
from replycheck.reporting import one_line


def for_check(request: CheckRequest) -> tuple[CheckRequest, Settings]:
    """The request with what the configuration above its files adds, and the settings in force."""
    config = config_for_papers(request.files, request.config, ignored=request.no_config)
    tell_config(config)
    formats, output = request.formats, request.output
    if not formats and output is None:  # one question: a call that says where its report goes has answered both
        formats, output = config.texts("format"), config.text("output")
    merged = replace(
        request,
        sources=config.texts("source", request.sources),
        petition=config.text("petition", request.petition),
        formats=formats,
        output=output,
        redact=config.flag("redact", first=request.redact),
        library=config.text("library", request.library),
    )
    settings = settings_of(config, request.profile, request.limits)
    return merged, replace(
        settings,
        paginate=settings.paginate or request.paginate,
        selected=app.rules_named(request.select) if request.select else None,
        disabled=settings.disabled | app.rules_named(request.ignore),
        draft=request.draft,
    )


def for_batch(request: BatchRequest) -> tuple[BatchRequest, Settings]:
    """As :func:`for_check`, for a list and the configuration above it."""
    config = config_for_papers([request.cases], request.config, ignored=request.no_config)
    tell_config(config)
    merged = replace(
        request,
        output=config.text("batch.output", request.output),
        jobs=int(config.number("batch.jobs", request.jobs, 0)),
        overwrite=config.flag("batch.overwrite", first=request.overwrite),
        redact=config.flag("redact", first=request.redact),
        reports=config.text("batch.reports", request.reports),
        library=config.text("library", request.library),
        resume=config.flag("batch.resume", first=request.resume),
        sample=_whole(config, "batch.sample", request.sample),
        by=config.text("batch.by", request.by),
        seed=int(config.number("batch.seed", request.seed, 1)),
        engine=config.text("batch.engine", request.engine),
    )
    return merged, settings_of(config, request.profile, request.limits)


def _whole(config: Config, name: str, first: int | None) -> int | None:
    value = config.number(name, first, 0)
    return None if first is None and not value else int(value)


def settings_of(config: Config, profile: str | None = None, limits: tuple[str, ...] = ()) -> Settings:
    """The settings in force, with the profile and the limits (``name=value``) that the command line names."""
    settings = config.settings if profile is None else replace(config.settings, profile=profile)
    app.profile_named(settings.profile)
    return replace(settings, limits=settings.limits.changed(limits)) if limits else settings


def tell_config(config: Config) -> None:
    """Say on standard error which configuration is in force, where there is one, and which are not followed."""
    if config.path is not None:
        _say(f"配置文件：{config.path}")
    tell_ignored(config)


def tell_ignored(config: Config) -> None:
    """Say on standard error which configurations stand with the papers and are not followed."""
    for path in config.ignored:
        _say(f"没有照办：“{path}”和被检查的文件放在一起；确实要用它，请加 --config。")


def _say(sentence: str) -> None:
    sys.stderr.write(one_line(sentence) + "\n")
    sys.stderr.flush()
