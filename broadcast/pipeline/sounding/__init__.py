"""From the script to the files for air, each heard again before it has its name."""
