"""The programming interface: the same access, validation and writers as the pages, as JSON."""
