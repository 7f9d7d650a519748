"""How names are pronounced: the tables of the package and of the newsroom."""
