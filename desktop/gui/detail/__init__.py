"""The detail pane: the article in view."""
