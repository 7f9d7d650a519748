"""May it be said: the facts, an approval, the rules of the election, speaking time."""
