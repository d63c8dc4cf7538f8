"""What kind of paper a text is: its nature, its role in a matter, its profile, its issuer, its layout."""
