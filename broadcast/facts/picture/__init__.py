"""The picture of a department: its bars, its swarm of communes, as SVG and PNG."""
