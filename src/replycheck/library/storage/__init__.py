"""How a judgment library lies on disk: a database, segments of fingerprints, tables."""
