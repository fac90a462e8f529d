"""What is typed about the page, its hours and its people."""
