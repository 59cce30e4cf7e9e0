"""Mechanisms by which a named thing is looked for on the page of a training site; words and kinds are options of the profile."""
