"""The conversation: one module per thing that a person can say, the same for every channel."""
