"""What is drawn in a Word file: shapes, pictures, what lies behind the text."""
