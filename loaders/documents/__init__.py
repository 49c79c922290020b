"""From a file to a :class:`~loaders.documents.model.Document`: one module a format."""
