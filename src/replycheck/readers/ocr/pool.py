"""Pages recognised side by side, each worker in a process of its own with limits; a page that ends one costs itself.

What is easily got wrong: the workers are fresh interpreters driven by threads of ours that end with the call, so that
whoever forks afterwards (``processes.call``) still may.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue

from replycheck.processes.interpreter import Interpreter, startable
from replycheck.processes.system import processors
from replycheck.readers.ocr.worker import Answer, Task

_WORKER = "replycheck.readers.ocr.worker"
_SINGLE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_MOST = 2
"""Workers that stay well below 1.5 GB together: each takes up to 0.6 GB."""
_START_SECONDS = 60
"""For importing and loading, which take about a second, on a slow disk behind a virus scanner."""


def recognise_all(data: bytes, tasks: Sequence[Task], jobs: int, done: Callable[[Task, Answer], None]) -> None:
    """Recognise pages of the file in ``data`` and call ``done`` with each as it is finished, one call at a time."""
    if not startable():
        _here(data, tasks, done)
        return
    waiting: SimpleQueue[Task] = SimpleQueue()
    for task in tasks:
        waiting.put(task)
    lock = threading.Lock()

    def told(task: Task, answer: Answer) -> None:
        with lock:
            done(task, answer)

    count = max(1, min(len(tasks), jobs or min(processors(), _MOST)))
    threads = [threading.Thread(target=_drive, args=(data, waiting, told), daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _here(data: bytes, tasks: Sequence[Task], done: Callable[[Task, Answer], None]) -> None:
    from replycheck.readers.ocr.engine import Engine  # noqa: PLC0415 - only in a frozen program
    from replycheck.readers.ocr.worker import recognise  # noqa: PLC0415 - only in a frozen program

    engine = Engine()
    for task in tasks:
        done(task, recognise(engine, data, task))


def _drive(data: bytes, waiting: SimpleQueue[Task], told: Callable[[Task, Answer], None]) -> None:
    """Feed a worker pages until there are none, and replace it when it ends over one."""
    worker: Interpreter | None = None
    try:
        while True:
            try:
                task = waiting.get_nowait()
            except Empty:
                return
            begun = worker is None
            try:
                worker = worker or Interpreter(_WORKER, environment=_SINGLE)
            except OSError:
                told(task, "识别程序无法启动")
                continue
            messages = (data, pickle.dumps(task)) if begun else (pickle.dumps(task),)
            packed = worker.ask(*messages, seconds=task.seconds + (_START_SECONDS if begun else 0))
            late = worker.late
            if packed is None or late:
                worker.end()
                worker = None
            if packed is None:
                told(task, f"识别超过 {task.seconds} 秒" if late else "识别程序崩溃，或内存超过限制")
            else:
                told(task, pickle.loads(packed))  # noqa: S301 - written by our own child
    finally:
        if worker is not None:
            worker.end()
