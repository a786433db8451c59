"""The Zalo Bot Platform: texts without buttons, edits or files."""
