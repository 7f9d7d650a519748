"""What the data say, ready to be looked up.

`tables` holds the figures as typed, `entries` every value that a script may say, `standings` who
leads, is elected or goes on; `ledger` is all of it for one department. `differences` and `counting`
give what follows exactly from two figures or more, `days` the dates and the years that are named.
"""
