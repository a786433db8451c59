"""What happens because time passes, and the scheduler that ticks."""
