"""Organisations to stored pages: the only room on the network; it judges nothing."""
