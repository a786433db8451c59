"""One function per thing that can happen; each runs in one transaction on a unit of work."""
