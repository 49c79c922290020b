from loaders.documents.model import Document


def read(name: str, content: bytes) -> Document:
    raise NotImplementedError
