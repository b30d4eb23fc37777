"""What developers run, as `python -m tools`; users never do."""
