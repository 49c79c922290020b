"""How the model files are made: ``python -m loaders.findings.training --shared ../shared``; needs the extra ``train``."""
