"""A made-up national year, in proportion to what is published; and the truth about it, counted as it is made."""
