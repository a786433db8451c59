"""Reading what people hand in: directives and recipients' files."""
