"""The command ``safeguarding-graph``, and the pipeline that joins all layers."""
