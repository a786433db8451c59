"""Other libraries doing the same work, each in a process of its own with an environment of its own.

    .venv-bench/bin/python -m bench.peers ptb-gather --url http://127.0.0.1:… --count 300

Prints one JSON object. What they send has the length and the buttons of one of our own messages.
"""

PEERS = ("ptb-gather", "ptb-limiter", "aiogram", "aiogram-batch", "raw")
BARE = ("ptb-bare", "aiogram-bare")  # start, and poll until they are killed
