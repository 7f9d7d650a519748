"""Cells to counts: headers, columns, areas, candidates and scores of any table."""
