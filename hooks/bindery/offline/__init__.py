"""What may a reader go on reading when there is no network? What was opened, and what was saved."""
