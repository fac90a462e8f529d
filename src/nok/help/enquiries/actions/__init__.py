"""Every change at the inbox, one function per verb."""
