"""Paragraphs of another paper: what proves them foreign, and what makes them strange among the others."""
