"""Counts what a crawler asks of the made-up sites: by the server, never by the crawler."""
