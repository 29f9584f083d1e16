"""Plans that nobody would write and somebody will: made from a seed, and printed."""
