"""Stage 3: what a script says, held against what the data say.

From the text to the findings: `text` cuts a script into sentences; `cast` and `atlas` know the
people and the places; `mentions` finds who, where and when in a sentence, `amounts` its figures,
`context` what a sentence leaves unsaid; `scores`, `leading`, `outcomes`, `comparing`, `quoting`,
`naming` and `placing` each hold one kind of claim against the `ledger`; `factlock` runs them all.
"""
