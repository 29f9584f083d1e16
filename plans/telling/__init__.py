"""What changed, in words: which sections, which fields and rows, and which words of a text."""
