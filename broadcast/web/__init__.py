"""The review desk in a browser: an HTTP API that says all that the pages can do, and the pages."""
