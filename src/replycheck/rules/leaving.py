"""The papers that leave the house: what they tell of people is told to others."""

from __future__ import annotations

from replycheck.model.profile import ANY, Profile

LEAVING = ANY - {Profile.GENERIC}
"""A paper of no known kind may be a form or a contract, where such data belong."""
