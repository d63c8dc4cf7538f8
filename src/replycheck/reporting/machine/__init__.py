"""Forms for other programs: SARIF, JUnit, CSV, GitHub."""
