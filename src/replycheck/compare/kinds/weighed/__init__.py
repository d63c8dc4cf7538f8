"""Figures that are held against a paper by weighing many slight signs, where no single one decides."""
