"""Ids of headings, paths of pictures, and where tags of HTML lead within the documents."""
