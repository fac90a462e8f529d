"""Starting, stopping, checking and measuring the system. Nothing here is part of the product's pages."""
