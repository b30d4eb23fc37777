"""The engine: asks every enabled check about every unit."""
