"""What can be typed, by kind of work: options and help here, the doing in the rooms beside."""
