"""Search over everything: what can be found, the index of it, queries, ranking and snippets."""
