"""
Kill a program while it saves, again and again, and say what it had said was saved.

Run by test_work.py: `python saver.py <alias> <rounds>`. Each round is a child of its own, which
is ended with SIGKILL at a random moment. Prints the acknowledged values as JSON.
"""

import json
import os
import random
import signal
import sys
import time

from filmkit.work import Work


def save_for_ever(alias: str, number: int, acknowledge: int) -> None:
    work = Work(alias)
    step = 0
    while True:
        value = f"{number}-{step}-" + "é" * random.choice([10, 1_000, 40_000])
        work.save("03", f"item-{number}", "text", value)
        os.write(acknowledge, f"{number}-{step}\n".encode())
        step += 1


def one_round(alias: str, number: int) -> list[str]:
    """Return what the child had acknowledged when it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        random.seed(number)
        save_for_ever(alias, number, writing)
    os.close(writing)
    with os.fdopen(reading) as answers:
        first = answers.readline().strip()
        time.sleep(random.random() * 0.01)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [first, *answers.read().split()]


def main() -> None:
    alias, rounds = sys.argv[1], int(sys.argv[2])
    random.seed(0)
    print(json.dumps([one_round(alias, number) for number in range(rounds)]))


if __name__ == "__main__":
    main()
