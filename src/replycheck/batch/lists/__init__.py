"""What a list of replies may be: a folder, a zip, a table in CSV or Excel."""
