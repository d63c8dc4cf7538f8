"""The same list on Apache Spark and on this machine: the same results to the byte."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from replycheck.library.adding import AddOptions, Callbacks, add_jsonl

pytestmark = pytest.mark.spark

pyspark = pytest.importorskip("pyspark", reason="没有安装 replycheck[spark]，跳过 Spark 的测试")
if shutil.which("java") is None:
    pytest.skip("没有安装 Java 17，跳过 Spark 的测试", allow_module_level=True)

HAN = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 3000))
HOME = Path(pyspark.__file__).parent
LOOPBACK = "127.0.0.1"
FILES = ("results.jsonl", "summary.csv", "index.html")
SURROUNDINGS = os.environ | {
    "SPARK_LOCAL_IP": LOOPBACK,
    "SPARK_HOME": str(HOME),
    "PYSPARK_PYTHON": sys.executable,
    "SPARK_DAEMON_MEMORY": "256m",
    "JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # a short run is not worth optimising
}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Replies of which some are copied from a library's judgments, one is sent twice, and one cannot be read."""
    folder = tmp_path_factory.mktemp("spark")
    settings = ("spark.sql.shuffle.partitions 2", "spark.sql.codegen.wholeStage false", "spark.executor.memory 512m")
    (folder / "spark-defaults.conf").write_text("\n".join(settings), encoding="utf-8")
    rng = random.Random(6)  # noqa: S311 - invented words
    stories = ["".join(rng.choices(HAN, k=400)) for _ in range(12)]
    lines = (
        json.dumps({"id": f"j{number}", "text": f"民事判决书\n经审理查明，{story}。\n本院认为，{story[::-1]}。"})
        for number, story in enumerate(stories)
    )
    (folder / "judgments.jsonl").write_text("\n".join(lines), encoding="utf-8")
    add_jsonl(folder / "library", folder / "judgments.jsonl", AddOptions(), Callbacks(lambda _: None, lambda _: None))
    (folder / "replies").mkdir()
    for number in range(9):
        words = stories[number][:220] if number % 3 == 0 else "".join(rng.choices(HAN, k=200))
        body = f"甲乙{HAN[number]}：\n你来信反映的问题收悉。\n{words}。\n特此答复。\n"
        (folder / "replies" / f"{number}.txt").write_text(body, encoding="utf-8")
    again = (folder / "replies" / "1.txt").read_text(encoding="utf-8").replace(HAN[1], HAN[80], 1)
    (folder / "replies" / "twice.txt").write_text(again, encoding="utf-8")
    (folder / "replies" / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    return folder


def batch(room: Path, output: str, *more: str) -> dict[str, bytes]:
    """Run a batch in a process of its own; its files."""
    words = ["batch", "replies", "--output", output, "--jobs", "1", "--no-config", *more]
    command = [sys.executable, "-m", "replycheck", *words]
    surroundings = SURROUNDINGS | {"SPARK_CONF_DIR": str(room)}
    done = subprocess.run(
        command, capture_output=True, text=True, env=surroundings, cwd=room, timeout=1500, check=False
    )
    assert done.returncode in {1, 3}, done.stderr
    assert not (room / output / "cluster").exists()
    return {name: (room / output / name).read_bytes() for name in FILES}


def test_a_run_on_spark_with_a_library_is_the_same_to_the_byte(room: Path) -> None:
    library = ("--library", "library")
    here, there = batch(room, "here", *library), batch(room, "spark", *library, "--engine", "local[2]")
    assert here == there
    reports = [json.loads(line) for line in here["results.jsonl"].splitlines()]
    assert {passage["source"]["document"] for made in reports for passage in made["passages"]} >= {"j0", "j3", "j6"}
    twice = [made for made in reports if any(f["rule"] == "copying.other-reply" for f in made["findings"])]
    assert {Path(made["document"]["path"]).name for made in twice} == {"1.txt", "twice.txt"}


@pytest.fixture
def master(tmp_path: Path) -> Iterator[str]:
    """A cluster of a master and two workers on loopback."""
    port = _free()
    url = f"spark://{LOOPBACK}:{port}"
    master = _daemon(tmp_path, "master.Master", "--host", LOOPBACK, "--port", str(port), "--webui-port", "0")
    _listening(port)
    more = ("--cores", "1", "--memory", "1g", "--webui-port", "0", "--host", LOOPBACK, "--work-dir", str(tmp_path))
    workers = [_daemon(tmp_path, "worker.Worker", *more, url) for _ in range(2)]
    yield url
    for process in (*workers, master):
        process.terminate()
    for process in (*workers, master):
        process.wait(timeout=60)


def _daemon(folder: Path, name: str, *words: str) -> subprocess.Popen[bytes]:
    command = [str(HOME / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *words]
    with (folder / "daemons.log").open("ab") as log:
        return subprocess.Popen(command, env=SURROUNDINGS, stdout=log, stderr=log, cwd=folder)


def _free() -> int:
    with socket.socket() as taken:
        taken.bind((LOOPBACK, 0))
        return int(taken.getsockname()[1])


def _listening(port: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with socket.socket() as tried:
            if tried.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("no master")


def test_a_cluster_of_two_workers_gives_the_same_to_the_byte(room: Path, master: str) -> None:
    assert batch(room, "alone") == batch(room, "cluster-run", "--engine", master)
