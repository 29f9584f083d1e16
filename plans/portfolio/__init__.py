"""Figures and lists across plans, only ever of those that the person may see."""
