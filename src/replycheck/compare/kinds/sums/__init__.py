"""Sums of the order: who pays what to whom, in which shares and parts, and who bears the fees."""
