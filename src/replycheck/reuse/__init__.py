"""Copy detection: which stretches of a reply stand in a judgment, and what they amount to.

``find_passages`` and ``measure`` are what rules ask; ``spans`` is the aligner alone, as benchmarks call it.
"""

from replycheck.reuse.judgment import parties
from replycheck.reuse.known import Known
from replycheck.reuse.measures import measure
from replycheck.reuse.passages import find_passages, spans

__all__ = ["Known", "find_passages", "measure", "parties", "spans"]
