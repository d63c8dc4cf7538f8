"""A receipt proves what passed: one changed byte, another policy, other rules, a forgery are told apart."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from gate_room import ERROR, GOOD, POLICY, Room

from replycheck.engine.receipt import (
    PREDICATE_TYPE,
    STATEMENT_TYPE,
    digest_of,
    parse_chain,
    tampering,
)


def _receipt(room: Room, *more: str, reply: str = GOOD) -> Path:
    room.put(reply=reply, policy=POLICY)
    room.gate("reply.txt", "--receipt", "r.json", *more)
    return room.folder / "r.json"


def _verify(room: Room, *more: str) -> tuple[int, str]:
    told = room.call("verify", "reply.txt", "--receipt", "r.json", *more)
    return told.code, told.out + told.err


def _resealed(statement: dict[str, Any]) -> str:
    """The statement with a fresh digest, as a careful forger writes it."""
    statement["predicate"].pop("digest")
    statement["predicate"]["digest"] = digest_of(statement)
    return json.dumps(statement) + "\n"


def test_a_receipt_is_a_statement_in_the_in_toto_form(room: Room) -> None:
    statement = json.loads(_receipt(room, "--by", "审核 李某").read_text("utf-8"))

    assert statement["_type"] == STATEMENT_TYPE
    assert statement["predicateType"] == PREDICATE_TYPE
    assert statement["subject"][0]["name"] == "reply.txt"
    assert set(statement["subject"][0]["digest"]) == {"sha256"}
    predicate = statement["predicate"]
    assert predicate["verdict"] == "pass"
    assert predicate["by"] == "审核 李某"
    assert "dates.impossible" in predicate["rules"]["ran"]
    assert "copying.unattributed" in predicate["rules"]["skipped"]
    assert predicate["time"].endswith("Z")


def test_an_untouched_file_is_proven(room: Room) -> None:
    _receipt(room, "--by", "审核 李某")

    code, said = _verify(room, "--policy", "policy.toml")

    assert code == 0
    assert "成立" in said
    assert "李某" in said


def _one_byte(room: Room) -> None:
    room.put(reply=GOOD + " ")


def _other_policy(room: Room) -> None:
    room.put(policy=POLICY + '[block]\nseverity = "warning"\n')


def _cut(room: Room) -> None:
    path = room.folder / "r.json"
    path.write_bytes(path.read_bytes()[:-40])


def _emptied(room: Room) -> None:
    (room.folder / "r.json").write_bytes(b"")


def _edited(room: Room) -> None:
    path = room.folder / "r.json"
    path.write_text(path.read_text("utf-8").replace('"by": null', '"by": "boss"'), encoding="utf-8")


def _older_rules(room: Room) -> None:
    statement = json.loads((room.folder / "r.json").read_text("utf-8"))
    statement["predicate"]["rules"]["digest"] = "0" * 64
    statement["predicate"]["tool"]["version"] = "0.0.9"
    (room.folder / "r.json").write_text(_resealed(statement), encoding="utf-8")


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        pytest.param(_one_byte, "文件与凭据对不上", id="one byte more"),
        pytest.param(_other_policy, "制度不是同一份", id="another policy"),
        pytest.param(_older_rules, "规则不是同一版：检查时是 replycheck 0.0.9", id="older rules"),
        pytest.param(_cut, "凭据不能用", id="a cut receipt"),
        pytest.param(_emptied, "凭据不能用", id="an emptied receipt"),
        pytest.param(_edited, "凭据被改动过", id="an edited receipt"),
    ],
)
def test_what_does_not_hold_is_told_apart(happens: Callable[[Room], None], said: str, room: Room) -> None:
    _receipt(room)
    happens(room)

    code, told = _verify(room, "--policy", "policy.toml")

    assert code == 1
    assert said in told
    assert told.count("不成立") == 1, told


@pytest.mark.parametrize(("reply", "label"), [(ERROR, "拦下"), ("", "未能查全")])
def test_a_paper_that_did_not_pass_is_not_proven(reply: str, label: str, room: Room) -> None:
    _receipt(room, reply=reply)

    code, said = _verify(room)

    assert code == 1
    assert f"没有通过：当时的结论是“{label}”" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ("reply.txt", "--receipt", "no.json"),
        ("no.txt", "--receipt", "r.json"),
        ("reply.txt", "--receipt", "r.json", "--policy", "no.toml"),
        ("reply.txt", "--receipt", "r.json", "--key", "no.pem"),
    ],
)
def test_a_wrong_call_is_no_verdict(arguments: tuple[str, ...], room: Room) -> None:
    _receipt(room)

    assert room.call("verify", *arguments).code == 2


def test_comments_and_layout_do_not_make_another_policy(room: Room) -> None:
    _receipt(room)
    room.put(policy="# 说明\r\nschema    = 1\r\n")

    assert _verify(room, "--policy", "policy.toml")[0] == 0


def test_another_baseline_is_another_policy(room: Room) -> None:
    room.put(reply=ERROR, policy=POLICY)
    room.gate("reply.txt", "--write-baseline", "known.json")
    room.put(policy=POLICY + 'baseline = "known.json"\n')
    assert room.gate("reply.txt", "--receipt", "r.json").code == 0
    assert _verify(room, "--policy", "policy.toml")[0] == 0

    (room.folder / "known.json").write_text('{"schema": 1, "files": {}}', encoding="utf-8")

    assert "制度不是同一份" in _verify(room, "--policy", "policy.toml")[1]


# several levels of review


def test_every_reviewer_appends_a_receipt_and_the_chain_shows_them(room: Room) -> None:
    for name in ("起草 张某", "审核 李某", "签发 王某"):
        path = _receipt(room, "--by", name)

    chain = parse_chain(path.read_text("utf-8"))
    assert len(chain) == 3
    assert not list(tampering(chain))
    _, said = _verify(room)
    assert said.index("张某") < said.index("李某") < said.index("王某")


@pytest.mark.parametrize("dropped", [0, 1])
def test_a_reviewer_taken_out_of_the_chain_is_noticed(dropped: int, room: Room) -> None:
    for name in ("张某", "李某", "王某"):
        path = _receipt(room, "--by", name)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:dropped] + lines[dropped + 1 :]), encoding="utf-8")

    code, said = _verify(room)

    assert code == 1
    assert "接不上前一份" in said


def test_the_last_word_on_the_same_bytes_counts(room: Room) -> None:
    _receipt(room)
    strict = POLICY + '[require]\nfamilies = ["copying"]\n'
    room.put(policy=strict)
    room.gate("reply.txt", "--receipt", "r.json")

    assert _verify(room)[0] == 1


def test_nothing_is_appended_to_a_chain_that_was_tampered_with(room: Room) -> None:
    path = _receipt(room)
    _edited(room)
    before = path.read_bytes()

    assert room.gate("reply.txt", "--receipt", "r.json").code == 2
    assert path.read_bytes() == before


# signatures


@pytest.fixture
def keys(room: Room) -> tuple[str, str]:
    """The names of a private key and its public one."""
    return _keys(room, "one")


def _keys(room: Room, name: str, key: Any = None) -> tuple[str, str]:
    key = key or ed25519.Ed25519PrivateKey.generate()
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
    (room.folder / f"{name}.pem").write_bytes(private)
    (room.folder / f"{name}.pub.pem").write_bytes(public)
    return f"{name}.pem", f"{name}.pub.pem"


def test_a_signed_receipt_is_proven_by_its_key_and_by_no_other(room: Room, keys: tuple[str, str]) -> None:
    private, public = keys
    _, other = _keys(room, "two")
    _receipt(room, "--sign", private)

    assert _verify(room, "--key", public)[0] == 0
    code, said = _verify(room, "--key", other)
    assert code == 1
    assert "签名对不上" in said


def test_a_forged_receipt_is_caught_by_the_signature(room: Room, keys: tuple[str, str]) -> None:
    private, public = keys
    path = _receipt(room, "--sign", private, reply=ERROR)
    envelope = json.loads(path.read_text("utf-8"))
    statement = json.loads(base64.b64decode(envelope["payload"]))
    statement["predicate"]["verdict"] = "pass"
    envelope["payload"] = base64.b64encode(_resealed(statement).strip().encode()).decode()
    path.write_text(json.dumps(envelope), encoding="utf-8")

    assert _verify(room)[0] == 0  # without the key a careful forgery is not seen, which the notes say
    code, said = _verify(room, "--key", public)
    assert code == 1
    assert "签名对不上" in said


def test_an_unsigned_receipt_is_not_proven_by_a_key(room: Room, keys: tuple[str, str]) -> None:
    _receipt(room)

    code, said = _verify(room, "--key", keys[1])

    assert code == 1
    assert "没有签名" in said


def test_a_key_of_another_kind_is_refused(room: Room) -> None:
    private, public = _keys(room, "curve", ec.generate_private_key(ec.SECP256R1()))
    room.put(reply=GOOD, policy=POLICY)

    assert room.gate("reply.txt", "--receipt", "r.json", "--sign", private).code == 2
    _receipt(room)
    assert _verify(room, "--key", public)[0] == 2
