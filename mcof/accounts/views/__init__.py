"""Pages about people; a file per noun."""
