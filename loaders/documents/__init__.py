"""From a file to a :class:`~loaders.documents.model.Document`: one module a format."""

from loaders.documents.opening import open_document

__all__ = ["open_document"]
