"""What a script says, sentence after sentence.

`sentences` cuts the text, its `letters` made plain; `cast` and `atlas` know the people and the
places that may be named. `reader` finds them in a sentence, with its rounds (`turns`) and its
`clauses`: these are its `mentions`; people may be named by their party (`affiliations`), by what
the vote made of them (`victors`), or by where they live (`dwellers`), and places only compared with
(`terms`); `amounts` finds its figures, and `lending` gives each its unit. `context` keeps what was
said before; `pointing`, `rounds` and `binding` settle where a figure or a verb is meant, in which
round, and whose it is.
"""
