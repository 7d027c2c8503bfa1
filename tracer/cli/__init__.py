"""The command line: reads arguments, calls the pipeline, hands the answer to a renderer."""
