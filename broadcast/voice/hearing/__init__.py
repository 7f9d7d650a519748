"""What an offline recogniser hears, held against what was to be said."""
