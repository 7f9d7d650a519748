"""Figures: what each counts (`counted`), is said of (`told`), and whether it is true (`matching`).

`figures` holds them against the ledger; `sums` are figures told as the sum of others, `margins`
those that follow from two of the data, `totals` the shares of one place together. `otherwise` sees
whether a figure at fault is true read another way, which makes the fault a doubt.
"""
