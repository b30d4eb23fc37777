"""What we know of languages: compiled data, hand-written additions, one loader."""
