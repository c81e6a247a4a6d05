"""The country tree: model, filter, delegate and view."""
