"""What we talk about: countries, relations, events, claims, sources, dates and addresses.

Frozen values without input or output; nothing here imports another layer.
"""
