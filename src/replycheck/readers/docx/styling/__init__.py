"""What a Word file says of how its words look: styles, numbering, fonts, colours, sections."""
