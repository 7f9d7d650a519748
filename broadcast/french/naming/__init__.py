"""What things are called: people, places, elections, political labels."""
