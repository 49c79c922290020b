"""PDF files through PDFium."""

from loaders.documents.pdf.reader import read

__all__ = ["read"]
