"""Pages and sources as CSL-JSON items, and such items in the styles and formats of bibliographies."""
