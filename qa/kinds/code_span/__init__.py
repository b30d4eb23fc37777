"""Code spans and relative links of Markdown, and what the file says is code or leads somewhere."""
