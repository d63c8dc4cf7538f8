"""What the wording of paragraphs tells of their order: how far on each stands, and which follows which."""
