"""Measurements: one module each, whose `main()` prints its figures and ends with `NAME ratio X.XX …`."""
