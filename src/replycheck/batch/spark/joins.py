"""The joins of a batch as one Ibis expression each: the same words run on DuckDB here and on Spark there.

What a reader would get wrong: nothing here computes anything. An expression is compiled to SQL for whichever engine
is to run it, and gives whole numbers only, so both give the same rows. No pandas and no Arrow functions are involved:
Spark refuses what DuckDB takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from replycheck.batch.postings import FEW, LEAST

if TYPE_CHECKING:
    from ibis.expr.types import Table

PARTS = 64
"""Parquet is partitioned by so many classes of hashes; every join is on the class, too."""


def table(name: str, *columns: str) -> Table:
    """A table of whole numbers that is known by its name only."""
    return ibis.table(dict.fromkeys(columns, "int64"), name=name)


def prints(*, without: bool = False) -> Table:
    """The fingerprints of replies: ``reply``, ``hash``, ``part``; ``without`` leaves out those in ``left_out``."""
    held = table("prints", "reply", "hash", "part")
    return held.anti_join(table("left_out", "hash", "part"), ["part", "hash"]) if without else held


def links(*, without: bool = False) -> Table:
    """The pairs of replies that ``LEAST`` fingerprints link: ``first``, ``second``, ``count``; see ``postings``."""
    held = prints(without=without)
    within = ibis.window(group_by=["part", "hash"])
    ordered = ibis.window(group_by=["part", "hash"], order_by="reply")
    counted = held.mutate(
        held=held.count().over(within),
        one=held.reply.min().over(within),
        before=held.reply.lag(1).over(ordered),
        nth=ibis.row_number().over(ordered),
    )
    few = counted.filter(counted.held.between(2, FEW)).select("reply", "hash", "part")
    same = few.view()
    alike = [few.part == same.part, few.hash == same.hash, few.reply < same.reply]
    every = few.join(same, alike).select(first=few.reply, second=same.reply)
    many = counted.filter(counted.held > FEW)
    star = many.filter(many.nth >= 1).select(first="one", second="reply")
    chain = many.filter(many.nth > 1).select(first="before", second="reply")
    linked = ibis.union(every, star, chain, distinct=False)
    tally = linked.group_by(["first", "second"]).aggregate(count=linked.count())
    return tally.filter(tally["count"] >= LEAST).order_by(["first", "second"])


def overlaps() -> Table:
    """For each of the ``pairs`` how many fingerprints the two share: ``first``, ``second``, ``count``."""
    pairs, one, other = table("pairs", "first", "second"), prints(), prints().view()
    mine = pairs.join(one, pairs["first"] == one.reply).select("first", "second", "hash", "part")
    shared = mine.join(other, [mine.part == other.part, mine.hash == other.hash, mine.second == other.reply])
    return shared.group_by(["first", "second"]).aggregate(count=shared.count()).order_by(["first", "second"])


def spread(least: int) -> Table:
    """The hashes that stand in at least ``least`` of the ``groups`` of replies."""
    held = prints().join(table("groups", "reply", "family"), "reply")
    kinds = held.group_by(["part", "hash"]).aggregate(families=held.family.nunique())
    return kinds.filter(kinds.families >= least).select("hash").order_by("hash")


def counts() -> Table:
    """How many judgments have each fingerprint of the library: ``hash``, ``part``, ``held``."""
    postings = table("postings", "hash", "judgment", "part")
    return postings.group_by(["part", "hash"]).aggregate(held=postings.count())


def kinds() -> Table:
    """The counts that occur."""
    return table("counts", "hash", "part", "held").select("held").distinct().order_by("held")


def proposed(most_postings: int, most: int) -> Table:
    """For each reply that asks the judgments that share most with it: ``reply``, ``judgment``, ``score``, ``nth``.

    What ``library.search`` does for one text, done for all as a join: the rare fingerprints first, ``most_postings`` in
    all, weights from the table of weights, older judgments first among equals, removed ones passed over;
    ``nth`` counts from 0.
    """
    asked, held = table("asked", "reply", "hash", "part"), table("counts", "hash", "part", "held")
    known = asked.join(held, ["part", "hash"]).join(table("weights", "held", "weight"), "held")
    rarest = ibis.window(group_by="reply", order_by=["held", "hash"])
    so_far = ibis.cumulative_window(group_by="reply", order_by=["held", "hash"])
    ranked = known.mutate(nth=ibis.row_number().over(rarest), so_far=known.held.sum().over(so_far))
    chosen = ranked.filter((ranked.so_far <= most_postings) | (ranked.nth == 0)).select(
        "reply", "hash", "part", "weight"
    )
    postings = table("postings", "hash", "judgment", "part")
    met = chosen.join(postings, ["part", "hash"]).select("reply", "judgment", "weight")
    met = met.semi_join(table("live", "judgment"), "judgment")
    scored = met.group_by(["reply", "judgment"]).aggregate(score=met.weight.sum().cast("int64"))
    best = ibis.window(group_by="reply", order_by=[scored.score.desc(), scored.judgment])
    placed = scored.mutate(nth=ibis.row_number().over(best))
    return placed.filter(placed.nth < most).select("reply", "judgment", "score", "nth").order_by(["reply", "nth"])


def sql(expression: Table, dialect: str) -> str:
    """The expression in the SQL of an engine: ``duckdb`` or ``pyspark``."""
    return str(ibis.to_sql(expression, dialect=dialect))
