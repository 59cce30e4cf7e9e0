"""Rules on the bases of mentors and mentees."""
