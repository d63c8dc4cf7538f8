"""The reply held against itself: findings and conclusions, places that are told twice, grounds and decisions."""
