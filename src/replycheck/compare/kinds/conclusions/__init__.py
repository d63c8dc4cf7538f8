"""What courts concluded: findings of law by their names, and how each instance ended."""
