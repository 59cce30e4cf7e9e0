"""The replica: a made-up web of school sites with its right answers. Schools, people and papers in it are invented."""
