"""Pages recognised side by side, each worker in a process of its own with limits; a page that ends one costs itself.

What is easily got wrong: the workers are fresh interpreters driven by threads of ours that end with the call, so that
whoever forks afterwards (``sandbox``) still may.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue

from replycheck.readers.ocr.worker import Answer, Task, receive, send

_SERVE = "from replycheck.readers.ocr.worker import serve; serve()"
_MOST = 2
"""Workers that stay well below 1.5 GB together: each takes up to 0.6 GB."""
_START_SECONDS = 60
"""For importing and loading, which take about a second, on a slow disk behind a virus scanner."""


def recognise_all(data: bytes, tasks: Sequence[Task], jobs: int, done: Callable[[Task, Answer], None]) -> None:
    """Recognise pages of the file in ``data`` and call ``done`` with each as it is finished, one call at a time."""
    if getattr(sys, "frozen", False):
        _here(data, tasks, done)  # a frozen program has no interpreter to start
        return
    waiting: SimpleQueue[Task] = SimpleQueue()
    for task in tasks:
        waiting.put(task)
    lock = threading.Lock()

    def told(task: Task, answer: Answer) -> None:
        with lock:
            done(task, answer)

    count = _workers(jobs, len(tasks))
    lanes = [threading.Thread(target=_drive, args=(data, waiting, told), daemon=True) for _ in range(count)]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()


def _workers(jobs: int, pages: int) -> int:
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(pages, jobs or min(usable, _MOST)))


def _here(data: bytes, tasks: Sequence[Task], done: Callable[[Task, Answer], None]) -> None:
    from replycheck.readers.ocr.engine import Engine  # noqa: PLC0415 - only in a frozen program
    from replycheck.readers.ocr.worker import recognise  # noqa: PLC0415 - as above

    engine = Engine()
    for task in tasks:
        done(task, recognise(engine, data, task))


def _drive(data: bytes, waiting: SimpleQueue[Task], told: Callable[[Task, Answer], None]) -> None:
    """One lane: a worker is fed pages until there are none, and replaced when it ends over one."""
    worker: subprocess.Popen[bytes] | None = None
    new: bytes | None = data
    try:
        while True:
            try:
                task = waiting.get_nowait()
            except Empty:
                return
            if worker is None:
                try:
                    worker, new = _started(), data
                except OSError:
                    told(task, "识别程序无法启动")
                    continue
            answer, alive = _asked(worker, new, task)
            new = None
            if not alive:
                _end(worker)
                worker = None
            told(task, answer)
    finally:
        if worker is not None:
            _end(worker)


def _started() -> subprocess.Popen[bytes]:
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    environment = {**os.environ, **single, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(  # noqa: S603 - our own interpreter with a fixed command
        [sys.executable, "-c", _SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _asked(worker: subprocess.Popen[bytes], new: bytes | None, task: Task) -> tuple[Answer, bool]:
    """The worker's answer, and whether it lives on; a new worker is given the file first."""
    late = threading.Event()

    def give_up() -> None:
        late.set()
        worker.kill()

    timer = threading.Timer(task.seconds + (_START_SECONDS if new is not None else 0), give_up)
    timer.daemon = True
    timer.start()
    packed = None
    try:
        if worker.stdin is not None and worker.stdout is not None:
            with suppress(OSError):
                if new is not None:
                    send(worker.stdin, new)
                send(worker.stdin, pickle.dumps(task))
                packed = receive(worker.stdout)
    finally:
        timer.cancel()
        timer.join()
    if packed is None:
        return (f"识别超过 {task.seconds} 秒" if late.is_set() else "识别程序崩溃，或内存超过限制"), False
    answer: Answer = pickle.loads(packed)  # noqa: S301 - written by our own child
    return answer, not late.is_set()


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.kill()
    worker.wait()
    for pipe in (worker.stdin, worker.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
