"""What the benchmarks of PyTorch share: importing it at all, and medians."""
import statistics
import time

try:  # PyTorch imports a name that sympy before 1.13 (Debian 12) lacks, and never calls it here
    import sympy.core.numbers as numbers

    if not hasattr(numbers, "equal_valued"):
        numbers.equal_valued = lambda a, b: a == b
except ImportError:
    pass

LEAST = 3


def median_seconds(work, limit):
    """The median time of work(), called for `limit` seconds unseen, then as long again."""
    for least in (1, LEAST):
        seconds = []
        end = time.perf_counter() + limit
        while len(seconds) < least or time.perf_counter() < end:
            before = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - before)
    return statistics.median(seconds)
