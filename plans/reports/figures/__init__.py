"""Small charts of our own as SVG: they read without colour, and their titles say in words what they show."""
