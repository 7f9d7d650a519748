"""How words bend: agreement, elision, articles, verbs, and what is wrong with a sentence."""
