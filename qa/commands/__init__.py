"""The commands of `qa`: one file a command, each with `add(commands)` that says its options."""
