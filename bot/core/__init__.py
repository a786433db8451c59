"""What the office means: values, decisions and ports. Standard library only, no I/O."""
