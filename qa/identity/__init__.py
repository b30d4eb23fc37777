"""In which language a text is: a cascade of engines, one file each."""
