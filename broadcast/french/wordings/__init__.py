"""Figures in a written sentence: rounded, compared, kept apart, and what each wording covers."""
