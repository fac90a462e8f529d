"""What colleagues write and choose at the inbox, checked."""
