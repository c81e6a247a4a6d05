"""The timeline widget: it paints the scene that `desktop.chronology` computes."""
