"""What is measured: papers with right answers, and how well they are read."""
