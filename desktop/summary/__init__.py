"""Any address becomes one document; writers turn it into text, Markdown, HTML and JSON."""
