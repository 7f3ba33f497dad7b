"""The worker process as its caller sees it: it may hang, crash or be missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from observer.errors import UserError
from observer.layout.worker import LayoutWorker

SOURCE = "digraph { a -> b }"

HARD = "digraph {" + "".join(f"n{i} -> n{(i * 7919 + 13) % 3000};" for i in range(9000)) + "}"
"""More than Graphviz does in the time that it gets here."""


@pytest.fixture
def worker() -> Iterator[LayoutWorker]:
    worker = LayoutWorker(limit_s=30)
    yield worker
    worker.close()


def worker_pid(worker: LayoutWorker) -> int:
    assert worker.process is not None
    assert worker.process.pid is not None
    return worker.process.pid


def test_it_lays_out_more_than_once_in_one_process(worker: LayoutWorker) -> None:
    names = {item["name"] for item in json.loads(worker.place(SOURCE))["objects"]}
    assert names == {"a", "b"}
    first = worker_pid(worker)
    worker.place(SOURCE)
    assert worker_pid(worker) == first


def test_after_a_crash_it_starts_again(worker: LayoutWorker) -> None:
    worker.start()
    first = worker_pid(worker)
    os.kill(first, 9 if sys.platform != "win32" else 15)
    assert json.loads(worker.place(SOURCE))["objects"]
    assert worker_pid(worker) != first


def test_a_layout_over_its_limit_is_given_up_with_a_sentence(worker: LayoutWorker) -> None:
    worker.place(SOURCE)
    first = worker_pid(worker)
    worker.limit_s = 0.2
    with pytest.raises(UserError, match=r"could not be laid out within 0\.2 seconds"):
        worker.place(HARD)
    worker.limit_s = 30
    assert json.loads(worker.place(SOURCE))["objects"]
    assert worker_pid(worker) != first


def test_source_that_is_no_dot_is_our_own_mistake(worker: LayoutWorker) -> None:
    with pytest.raises(ValueError, match=r".+"):
        worker.place("this is no graph {")
    assert json.loads(worker.place(SOURCE))["objects"]


def test_closed_it_leaves_no_process(worker: LayoutWorker) -> None:
    worker.start()
    process = worker.process
    worker.close()
    assert process is not None
    assert not process.is_alive()


PROGRAM = """
from observer.layout.worker import shared_worker
if __name__ == "__main__":
    shared_worker().place("digraph { a -> b }")
    print(shared_worker().process.pid, flush=True)
    ENDING
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process by signal 0")
@pytest.mark.parametrize("ending", ["pass", "import os; os.kill(os.getpid(), 9)"])
def test_no_worker_outlives_its_program(
    ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    script = tmp_path_factory.mktemp("program") / "program.py"
    script.write_text(PROGRAM.replace("ENDING", ending))
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=60
    )
    pid = int(done.stdout)
    for _ in range(200):
        if not is_running(pid):
            return
        time.sleep(0.05)
    pytest.fail("the worker is still there")


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
