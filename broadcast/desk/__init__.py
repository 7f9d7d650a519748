"""What the newsroom decides about its scripts, for good: versions, approvals, takes, the log."""
