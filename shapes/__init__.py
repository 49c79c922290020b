"""SHACL: what may be stored, as one Turtle file a class, and validation with it."""
