"""Days, months, years, weekdays and times."""
