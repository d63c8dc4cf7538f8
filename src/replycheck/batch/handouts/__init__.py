"""Papers to hand out after a batch: one for each unit and one for the whole, and the comparison with an earlier run."""
