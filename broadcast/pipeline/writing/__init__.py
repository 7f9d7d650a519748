"""What was asked, the facts, and the script as it stands: no sound is made here."""
