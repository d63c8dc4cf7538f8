"""What the page answers to each address: one module for each part of it."""
