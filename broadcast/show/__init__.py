"""The morning as a whole: its appointments, what each one opens with and lets hear, its rundown."""
