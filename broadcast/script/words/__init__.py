"""The words of the house, as Jinja filters: what bends, agrees or rounds inside a phrase."""
