"""The neural voice: its weights, its timbres, the times of its words."""
