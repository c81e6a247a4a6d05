"""How often unused cycles of objects are looked for, by a command and by the window alike."""

SELDOM = 100_000
"""After how many new objects cycles among them are looked for. A page has fewer, and looking takes a tenth of the time
that it is made in; what works long still gives back what it no longer needs."""
