"""Ready-made kinds of rules, and what several rules of a kind ask of a case."""
