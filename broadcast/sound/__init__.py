"""Sound files read, resampled and measured: the ears that voice, mix and export share."""
