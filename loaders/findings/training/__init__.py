"""How the model files are made: ``python -m loaders.findings.training``; needs the extra ``train``."""
