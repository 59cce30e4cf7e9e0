"""Rules on the section of the site."""
