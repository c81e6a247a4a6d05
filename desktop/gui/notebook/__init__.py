"""The notebook in the window: its menu, its pane, the note on the page in view, and highlights."""
