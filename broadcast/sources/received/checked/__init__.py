"""What counts must keep to be believed."""
