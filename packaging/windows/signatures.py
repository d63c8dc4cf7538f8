"""Who signed a program for Windows: osslsigncode checks the signature, openssl that its chain leads to the known root.

What is easily got wrong: the root is not among the roots of this system, and a signature brings its own copy. So the
copy is believed only if its fingerprint is the one written down here. The certificates of such signatures live for
days, so they are looked at as of the day of signing. Whether one was revoked since is not asked: that takes a network.
"""

from __future__ import annotations

import hashlib
import re
import ssl
import subprocess
import tempfile
from pathlib import Path

_SIGNER = "/CN=Python Software Foundation"
_ROOT = "5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270"
"""SHA-256 of "Microsoft Identity Verification Root Certificate Authority 2020"."""
_SIGNED = 1738684200
"""When these files were signed (2025-02-04, seconds since 1970), as the countersignatures in them say."""
_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----[^-]{1,10000}-----END CERTIFICATE-----")
_DIGEST = re.compile(r"^(Current|Calculated) message digest\s*: ([0-9A-F]{64})", re.MULTILINE)
_WRONG = ("PKCS7_verify error", "MISMATCH", "Verify error")
_UNREVOKED = ("Signature verification: ok", "CRL distribution point")
"""How the check may end: well, or at the list of revoked certificates, which comes last."""


def check_signature(program: Path) -> None:
    """End with a sentence where the program is not signed by the Python Software Foundation, unchanged since."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        certificates = _certificates(program, folder)
        root, leaf, rest = _sorted(certificates, program.name)
        for name, content in (("root", root), ("leaf", leaf), ("rest", rest)):
            (folder / name).write_text(content, "ascii")
        time = str(_SIGNED)
        told = _run("osslsigncode", "verify", "-CAfile", str(folder / "root"), "-ignore-timestamp", "-time", time,
                    "-in", str(program)).stdout  # fmt: skip
        chain = _run("openssl", "verify", "-CAfile", str(folder / "root"), "-untrusted", str(folder / "rest"),
                     "-attime", time, "-purpose", "any", str(folder / "leaf"))  # fmt: skip
    digests = dict(_DIGEST.findall(told))
    unchanged = len(digests) == 2 and len(set(digests.values())) == 1  # noqa: PLR2004 - the two that are compared
    good = unchanged and _SIGNER in told and any(map(told.__contains__, _UNREVOKED))
    if not good or any(map(told.__contains__, _WRONG)) or chain.returncode:
        raise SystemExit(f"{program.name} is not signed as it should be:\n{told[-3000:]}{chain.stdout}{chain.stderr}")


def _certificates(program: Path, scratch: Path) -> list[str]:
    signature = scratch / "signature.pem"
    _run("osslsigncode", "extract-signature", "-pem", "-in", str(program), "-out", str(signature))
    if not signature.is_file():
        raise SystemExit(f"{program.name} carries no signature.")
    return _CERTIFICATE.findall(_run("openssl", "pkcs7", "-in", str(signature), "-print_certs").stdout)


def _sorted(certificates: list[str], name: str) -> tuple[str, str, str]:
    """The root, the signer's and the others; ends where the root is not the known one."""
    root = next((one for one in certificates if _fingerprint(one) == _ROOT), None)
    if root is None:
        raise SystemExit(f"The signature of {name} does not lead to the root that is written down.")
    leaf = next((one for one in certificates if "CN = Python Software Foundation" in _subject(one)), "")
    return root, leaf, "\n".join(one for one in certificates if one not in {root, leaf})


def _fingerprint(certificate: str) -> str:
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest()


def _subject(certificate: str) -> str:
    command = ["openssl", "x509", "-noout", "-subject", "-nameopt", "oneline"]
    return subprocess.run(command, input=certificate, capture_output=True, text=True, check=False).stdout


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)
