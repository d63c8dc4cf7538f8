"""What a reply states, held against the judgments, the letter and itself; and where each fact of it comes from."""
