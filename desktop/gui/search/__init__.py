"""The palette: everything is found, and every command run, from one field."""
