"""Đôn Đốc: a written directive goes out in chat and is followed up until each head has confirmed it."""

__version__ = "0.1.0"
