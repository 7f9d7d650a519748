"""Figures: what each counts (`counted`), is said of (`told`), and whether it is true (`matching`).

`figures` holds them against the ledger, `margins` those that follow from two of the data, `totals`
the shares of one place together.
"""
