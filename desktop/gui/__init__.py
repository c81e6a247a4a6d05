"""The window. With the PDF writer, the only code that knows Qt."""
