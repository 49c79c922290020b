"""How the model files are made: ``python -m loaders.findings.training``."""
