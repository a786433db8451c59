"""What can go wrong with a file that somebody hands in."""


class UnreadableDocument(ValueError):
    """A file cannot be read as a whole. Its text is one Vietnamese sentence for a clerk: what, where, what now."""
