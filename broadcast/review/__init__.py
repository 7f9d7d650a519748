"""Stage 3: what a script says, held against what the data say.

From the text to the findings: `text` cuts a script into sentences; `cast` and `atlas` know the
people and the places; `mentions` finds who, where and when in a sentence, `amounts` its figures,
`context` what a sentence leaves unsaid; `scores`, `leading`, `outcomes`, `comparing`, `quoting`,
`naming` and `placing` each hold one kind of claim against the `ledger`; `sourcing` finds where each
figure comes from and all that a line rests on; `factlock` runs them all. `approval` is a producer's
go-ahead for exactly what was read, and tells what has changed under it.
"""
