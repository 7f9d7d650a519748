"""Figures in a written sentence: rounded, compared, ranked, and what each wording covers."""
