"""One module a target: what it takes to hand a bulletin over to one kind of playout."""
