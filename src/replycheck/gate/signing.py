"""Ed25519 signatures on receipts, through ``cryptography`` (the extra ``replycheck[sign]``)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replycheck.config.tables import there
from replycheck.engine.receipt import Link, signed_bytes
from replycheck.errors import ConfigError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def signer(path: str) -> Callable[[bytes], Mapping[str, str]]:
    """What signs with the private key in the PEM file at ``path``.

    :raises ConfigError: ``cryptography`` is not installed, or the file holds no Ed25519 private key.
    """
    serialization, ed25519 = _library()
    try:
        key = serialization.load_pem_private_key(_bytes(path), password=None)
    except (ValueError, TypeError) as error:  # TypeError: the key is kept under a password
        raise ConfigError(f"“{path}”不是没有口令的 PEM 私钥，不能用来签名。") from error
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise ConfigError(f"“{path}”不是 Ed25519 私钥，不能用来签名。")
    keyid = hashlib.sha256(key.public_key().public_bytes_raw()).hexdigest()

    def sign(message: bytes) -> Mapping[str, str]:
        return {"keyid": keyid, "sig": base64.b64encode(key.sign(message)).decode("ascii")}

    return sign


def is_signed_by(link: Link, path: str) -> bool:
    """Whether the link carries a valid signature by the public (or private) key in the PEM file at ``path``.

    :raises ConfigError: as :func:`signer`.
    """
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - an extra

    key = _public(path)
    for signature in link.signatures:
        try:
            key.verify(base64.b64decode(signature.get("sig", ""), validate=True), signed_bytes(link.payload))
        except (InvalidSignature, binascii.Error):
            continue
        return True
    return False


def _public(path: str) -> Ed25519PublicKey:
    serialization, ed25519 = _library()
    data = _bytes(path)
    try:
        if b"PRIVATE KEY" in data:
            key = serialization.load_pem_private_key(data, password=None).public_key()
        else:
            key = serialization.load_pem_public_key(data)
    except (ValueError, TypeError) as error:
        raise ConfigError(f"“{path}”不是 PEM 公钥，不能用来核对签名。") from error
    if not isinstance(key, ed25519.Ed25519PublicKey):
        raise ConfigError(f"“{path}”不是 Ed25519 公钥，不能用来核对签名。")
    found: Ed25519PublicKey = key
    return found


def _library() -> tuple[Any, Any]:
    try:
        from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - an extra
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ConfigError("签名要先安装 cryptography：pip install 'replycheck[sign]'。") from error
    return serialization, ed25519


def _bytes(path: str) -> bytes:
    if there(path, Path.exists) and not there(path, Path.is_file):
        raise ConfigError(f"钥匙文件“{path}”是管道或设备，不是文件。")
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise ConfigError(f"钥匙文件“{path}”打不开，请核对路径。") from error
