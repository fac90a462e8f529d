"""The room's pages at the staff door, by noun: its own page, and those who work there."""
