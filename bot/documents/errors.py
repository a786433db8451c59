"""What can go wrong with a file that somebody hands in."""


class UnreadableDocument(ValueError):
    """A file cannot be read as a whole. Its text is one Vietnamese sentence for a clerk: what, where, what now."""

    @property
    def sentence(self) -> str:
        """The text as it was made, which other languages can be asked for too."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)
