"""Where the areas of a file lie, on the day of the vote and today."""
