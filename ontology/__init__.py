"""What is known: the ontology, its schemes, the register of organisations, and the competency questions."""
