"""From words to phonemes, as a French reader would: figures, breaths, what cannot be said."""
