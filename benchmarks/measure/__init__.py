"""How a reading is held against the right answers, and how the figures are printed."""
