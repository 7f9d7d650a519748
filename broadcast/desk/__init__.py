"""What the newsroom decides about its scripts, kept for good: versions, approvals, takes, the log."""
