"""Tabs: several ways through the pages, of which one is in front; those behind cost nothing but their addresses."""
