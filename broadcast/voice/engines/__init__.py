"""The voices, one module each: a new one is a file here and a line in `voice/catalogue.py`."""
