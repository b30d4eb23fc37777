"""What was found, written in many formats and read again."""
