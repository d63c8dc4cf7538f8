"""What the figures of a text say about each other: totals and their parts, rests, prices times counts, shares."""
