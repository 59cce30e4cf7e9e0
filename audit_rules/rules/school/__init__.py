"""Rules on the mentoring school of a municipality."""
