"""The parts of a report, each written from the plan by functions without side effects: one file per field of work."""
