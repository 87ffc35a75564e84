"""Shared by the PyTorch benchmarks: a workaround for importing torch, and median times."""
import statistics
import time

try:  # PyTorch imports a name that sympy before 1.13 (Debian 12) lacks; it is not called here
    import sympy.core.numbers as numbers

    if not hasattr(numbers, "equal_valued"):
        numbers.equal_valued = lambda a, b: a == b
except ImportError:
    pass

LEAST = 3


def median_seconds(work, limit):
    """Median time of work() in seconds, measured for `limit` seconds after a warm-up of the same duration."""
    for least in (1, LEAST):
        seconds = []
        end = time.perf_counter() + limit
        while len(seconds) < least or time.perf_counter() < end:
            before = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - before)
    return statistics.median(seconds)
