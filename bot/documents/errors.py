"""What can go wrong with a file that somebody hands in."""


class UnreadableDocument(ValueError):  # noqa: N818 - the family of this project says what happened, without "Error"
    """A file cannot be read as a whole. Its text is one Vietnamese sentence for a clerk: what, where, what now."""
