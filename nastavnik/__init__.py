"""The application: command line and the pipeline of stages; the one room that may import all."""
