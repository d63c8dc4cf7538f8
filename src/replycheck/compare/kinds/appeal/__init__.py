"""Appeals: who made one, whether one is open, and to which court within which term."""
