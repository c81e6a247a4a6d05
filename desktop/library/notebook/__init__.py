"""The reader's own: bookmarks, notes, highlights and pages to read later, in one file that updates leave alone.

`entries` are what it holds, `contents` the whole as a value with its queries, `plans` the changes, `notebook` the file.
"""
