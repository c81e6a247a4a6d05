"""Whatever can be printed, from pages and from timelines alike; the command line and the window print through it."""
