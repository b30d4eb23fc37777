"""Tags of HTML and XML, and the inline elements of translation files."""
