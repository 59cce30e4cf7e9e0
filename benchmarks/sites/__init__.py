"""Made-up school sites drawn by seed, with their right answers: engines and words of the domain facts, not of the crawler."""
