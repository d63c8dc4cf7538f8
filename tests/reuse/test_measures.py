"""How much is copied: shares and runs count what a reader would count."""

from __future__ import annotations

import pytest

from replycheck.model.document import Document, Paragraph, ParagraphKind, plain
from replycheck.model.passage import Kind, Passage, Treatment
from replycheck.model.report import Measures
from replycheck.model.span import Span
from replycheck.reuse import find_passages, measure

# Four hundred characters without a repetition, in clauses of twenty, made of characters that no formula has.
LONG = "，".join("".join(chr(0x6B00 + 7 * (20 * row + column)) for column in range(20)) for row in range(20))
OWN = "您好来信收悉我们十分理解您的心情"


def _measured(reply: str, source: str) -> Measures:
    document = plain(reply, source="reply.txt")
    return measure(document, find_passages(document, (plain(source, source="judgment.txt"),)))


def test_a_reply_without_copying_is_all_its_own() -> None:
    assert _measured(OWN, LONG) == Measures(0.0, 0, len(OWN), 0.0, 0.0, 0.0, len(OWN))


def test_an_empty_reply_has_no_share() -> None:
    assert _measured("", LONG) == Measures(0.0, 0, 0, 0.0, 0.0, 0.0, 0)


def test_a_whole_copy_is_all_copied_and_one_run() -> None:
    assert _measured(LONG, LONG) == Measures(1.0, 400, 0, 0.0, 0.0, 0.0, 0)


def test_punctuation_and_white_space_count_for_nothing() -> None:
    spaced = "\n　".join(LONG.replace("，", "；"))
    assert _measured(f"{OWN}。\n{spaced}", LONG) == _measured(f"{OWN}。\n{LONG}", LONG)
    assert _measured(f"{OWN}。\n{LONG}", LONG).own_characters == len(OWN)


def test_two_changed_names_leave_one_run() -> None:
    reply = LONG[:100] + "张某某" + LONG[104:250] + "该公司" + LONG[258:]
    measures = _measured(reply, LONG)
    assert measures.longest_copied_run is not None
    assert 380 <= measures.longest_copied_run < 400


def test_a_long_stretch_of_own_words_ends_a_run() -> None:
    middle = len(LONG) // 2
    reply = f"{LONG[:middle]}，{OWN}{OWN[:4]}，{LONG[middle:]}"
    assert _measured(reply, LONG).longest_copied_run == 200


def test_a_sentence_left_out_ends_a_run() -> None:
    reply = LONG[:168] + LONG[231:]
    assert _measured(reply, LONG).longest_copied_run == 180


def test_moved_sentences_are_several_runs() -> None:
    middle = LONG.index("，", 200)
    reply = f"{LONG[middle + 1 :]}，{LONG[:middle]}"
    measures = _measured(reply, LONG)
    assert measures.copied_share == 1.0
    assert measures.longest_copied_run == 200


def test_quoted_words_are_not_copied_words() -> None:
    reply = f"该判决书认定：“{LONG}”"
    measures = _measured(reply, LONG)
    assert (measures.copied_share, measures.longest_copied_run, measures.own_characters) == (0.0, 0, 406)


def test_words_of_a_law_amid_a_copied_paragraph_are_not_counted() -> None:
    article = "当事人应当遵循公平原则确定各方的权利和义务，并按照约定全面履行。"
    text = f"{LONG}。《民法典》第六条规定：“{article}”{LONG[::-1]}。"
    with_law, without = _measured(text, text), _measured(f"{LONG}。{LONG[::-1]}。", text)
    assert with_law.copied_share is not None
    assert with_law.copied_share < 1.0
    assert (without.copied_share, without.own_characters) == (1.0, 0)


@pytest.mark.parametrize("kind", [ParagraphKind.HEADER, ParagraphKind.FOOTER, ParagraphKind.FOOTNOTE])
def test_only_running_text_is_the_body(kind: ParagraphKind) -> None:
    text = f"{LONG}\n{OWN}"
    head = Paragraph(Span(0, len(LONG)), kind)
    body = Paragraph(Span(len(LONG) + 1, len(text)))
    reply = Document("reply.docx", "", "docx", text, (head, body))
    measures = measure(reply, find_passages(reply, (plain(LONG, source="judgment.txt"),)))
    assert measures.copied_share == 0.0
    assert measures.own_characters == len(OWN)


HALF = len(LONG) // 2
COUNTS_IN = {
    (Kind.VERBATIM, Treatment.UNATTRIBUTED): "copied_share",
    (Kind.REWORDED, Treatment.UNATTRIBUTED): "copied_share",
    (Kind.RETOLD, Treatment.UNATTRIBUTED): "retold_share",
    (Kind.VERBATIM, Treatment.QUOTED): "quoted_share",
    (Kind.VERBATIM, Treatment.REPORTED): "reported_share",
    (Kind.RETOLD, Treatment.REPORTED): "reported_share",
    (Kind.VERBATIM, Treatment.STATUTE): None,
    (Kind.VERBATIM, Treatment.COMMON): None,
    (Kind.VERBATIM, Treatment.IDENTIFYING): None,
}
SHARES = ("copied_share", "quoted_share", "reported_share", "retold_share")


@pytest.mark.parametrize(("form", "measure_name"), COUNTS_IN.items(), ids=str)
def test_a_passage_counts_in_the_measure_of_its_treatment_and_in_no_other(
    form: tuple[Kind, Treatment], measure_name: str | None
) -> None:
    kind, treatment = form
    passage = Passage(Span(0, HALF), "judgment.txt", Span(0, HALF), 1.0, kind, treatment)
    measures = measure(plain(LONG, source="reply.txt"), (passage,))
    assert {name for name in SHARES if getattr(measures, name)} == ({measure_name} - {None})
    assert measures.foreign_share == sum(getattr(measures, name) for name in SHARES)


def test_words_that_are_copied_and_quoted_count_once() -> None:
    passages = [
        Passage(Span(0, len(LONG)), "judgment.txt", Span(0, len(LONG)), 1.0, treatment=treatment)
        for treatment in (Treatment.QUOTED, Treatment.UNATTRIBUTED, Treatment.REPORTED)
    ]
    measures = measure(plain(LONG, source="reply.txt"), passages)
    assert (measures.copied_share, measures.quoted_share, measures.foreign_share) == (1.0, 0.0, 1.0)


def test_a_judgment_in_quotation_marks_leaves_only_the_words_around_it_as_ones_own() -> None:
    measures = _measured(f"{OWN}。该判决书认定：“{LONG}”", LONG)
    assert measures.quoted_share is not None
    assert measures.quoted_share > 0.9
    assert measures.own_words == len(OWN) + len("该判决书认定")


def test_words_changed_amid_a_quotation_are_not_ones_own() -> None:
    changed = LONG[:200].replace(LONG[100:104], "张三李四")
    assert _measured(f"该判决书认定：“{changed}”", LONG).own_words == len("该判决书认定")
