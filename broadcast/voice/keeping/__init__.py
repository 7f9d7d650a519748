"""Every sentence spoken once, kept for every bulletin that says it again."""
