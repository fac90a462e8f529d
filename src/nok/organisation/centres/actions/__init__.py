"""Every change of what a centre is, who works there and who is asked to."""
