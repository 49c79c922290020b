"""Two files of one report as one document."""

from dataclasses import replace

from loaders.documents.model import Block, Document


def joined(first: Document, later: Document) -> Document:
    """``first`` with the blocks of ``later`` after its own, pages counted on; it is still called as ``first`` is."""
    pages = first.page_count or 0
    both_paged = first.page_count is not None and later.page_count is not None
    return replace(
        first,
        blocks=(*first.blocks, *(_moved(block, pages) for block in later.blocks)),
        raw_text=f"{first.raw_text}\f{later.raw_text}",
        page_count=pages + (later.page_count or 0) if both_paged else None,
    )


def _moved(block: Block, pages: int) -> Block:
    starts = tuple((offset, page + pages) for offset, page in block.page_starts)
    return replace(block, page=block.page + pages if block.page is not None else None, page_starts=starts)
