"""Child processes: the one place that starts, feeds, bounds and ends them.

``call`` has one function done in one child, ``pool`` many tasks in workers that last, ``in_order`` the same with the
results in the order of the tasks, ``interpreter`` a fresh interpreter at the end of its pipes, ``supervisor`` a foreign
program. What a child may take is said in ``Bounds``; how a system holds it to that stands in ``posix`` and ``windows``.
"""
