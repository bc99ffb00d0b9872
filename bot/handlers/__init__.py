"""One file for each kind of conversation."""
