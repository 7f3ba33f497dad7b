"""The worker process as its caller sees it: it may hang, crash or be missing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from observer.errors import UserError
from observer.layout.geometry import EdgeSize, NodeSize, SizedGraph
from observer.layout.placing import lay_out
from observer.layout.worker import LayoutWorker

GRAPH = SizedGraph(
    (NodeSize("a", 80, 0, 40, 40), NodeSize("b", 80, 0, 40, 40)), (EdgeSize("a", "b"),)
)

COUNT = 1500
HARD = SizedGraph(
    tuple(NodeSize(str(index), 80, 0, 40, 40) for index in range(COUNT)),
    tuple(
        EdgeSize(str(min(ends)), str(max(ends)))
        for ends in {(index % COUNT, (index * 7919 + 13) % COUNT) for index in range(3 * COUNT)}
        if ends[0] != ends[1]
    ),
)
"""More than Graphviz does in the time that it gets here."""


@pytest.fixture
def worker() -> Iterator[LayoutWorker]:
    worker = LayoutWorker(limit_s=60)
    yield worker
    worker.close()


def worker_pid(worker: LayoutWorker) -> int:
    assert worker.process is not None
    assert worker.process.pid is not None
    return worker.process.pid


def end(pid: int) -> None:
    os.kill(pid, 9 if sys.platform != "win32" else 15)


def test_it_lays_out_more_than_once_in_one_process(worker: LayoutWorker) -> None:
    assert worker.lay_out(GRAPH, {}).nodes.keys() == {"a", "b"}
    first = worker_pid(worker)
    worker.lay_out(GRAPH, {})
    assert worker_pid(worker) == first


def test_after_a_crash_it_starts_again(worker: LayoutWorker) -> None:
    worker.start()
    first = worker_pid(worker)
    end(first)
    assert worker.lay_out(GRAPH, {}).nodes
    assert worker_pid(worker) != first


def test_a_layout_over_its_limit_is_given_up_with_a_sentence(worker: LayoutWorker) -> None:
    worker.lay_out(GRAPH, {})
    first = worker_pid(worker)
    worker.limit_s = 0.2
    with pytest.raises(UserError, match=r"could not be laid out within 0\.2 seconds"):
        worker.lay_out(HARD, {})
    worker.limit_s = 60
    assert worker.lay_out(GRAPH, {}).nodes
    assert worker_pid(worker) != first


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process by a signal")
def test_a_worker_that_does_not_even_take_a_large_map_is_given_up(worker: LayoutWorker) -> None:
    """More than the system keeps between two processes: whoever sends it waits for the reader."""
    names = [f"{index} {'long name ' * 29}" for index in range(1000)]
    large = SizedGraph(tuple(NodeSize(name, 80, 0, 40, 40) for name in names), ())
    worker.lay_out(GRAPH, {})
    os.kill(worker_pid(worker), signal.SIGSTOP)
    worker.limit_s = 0.2
    with pytest.raises(UserError, match=r"could not be laid out within 0\.2 seconds"):
        worker.lay_out(large, {})
    worker.limit_s = 60
    assert worker.lay_out(GRAPH, {}).nodes


def test_killed_midway_again_and_again_it_leaves_a_plain_layout(worker: LayoutWorker) -> None:
    """Every worker that begins the layout is killed, until the caller has given up."""
    done = threading.Event()

    def kill_all() -> None:
        while not done.wait(0.3):
            process = worker.process
            if process and process.pid:
                with suppress(ProcessLookupError):
                    end(process.pid)

    killer = threading.Thread(target=kill_all)
    killer.start()
    try:
        placed = lay_out(HARD, worker)
    finally:
        done.set()
        killer.join()
    assert placed.warning.startswith("the map is laid out plainly: the layout engine stopped")
    assert len(placed.nodes) == COUNT
    assert worker.lay_out(GRAPH, {}).nodes


def test_a_graph_that_cannot_be_one_is_our_own_mistake(worker: LayoutWorker) -> None:
    with pytest.raises(LookupError):
        worker.lay_out(SizedGraph(GRAPH.nodes, (EdgeSize("a", "nowhere"),)), {})
    assert worker.lay_out(GRAPH, {}).nodes


def test_closed_it_leaves_no_process(worker: LayoutWorker) -> None:
    worker.start()
    process = worker.process
    worker.close()
    assert process is not None
    assert not process.is_alive()


PROGRAM = """
from observer.layout.geometry import NodeSize, SizedGraph
from observer.layout.worker import shared_worker
if __name__ == "__main__":
    shared_worker().lay_out(SizedGraph((NodeSize("a", 80, 0, 40, 40),), ()), {})
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
