"""What is kept, and its shapes; imports nothing of ours."""
