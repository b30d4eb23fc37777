"""Names of people, places and organisations: how they are read; `matching` tells how two versions' names pair."""
