"""A local Telegram to try everything without a token, on a clock that can travel."""
