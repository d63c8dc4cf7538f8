"""Penalties: what was asked for, what the law grades, what was imposed."""
