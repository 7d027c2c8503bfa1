"""What people and programs read: every function is pure and formats records that others made.

The modules are used by name: `view.view` makes the view model, `tree.tree` and `passages.passages` lay it out as
lines for `look.paint`; `lineage_json`, `compare`, `extract`, `outlets` and `graphs` write the other outputs.
`clean` is the boundary that all foreign text passes on its way to a person.
"""

from __future__ import annotations
