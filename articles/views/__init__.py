"""Pages of the paper, for readers: complete without a script, the same for everyone."""
