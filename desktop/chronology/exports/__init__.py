"""Events as data for other programs: iCalendar, CSV and TimelineJS, each a pure function of the same collection.

A file dialog and the command line use it alike:

    collection = collect(library, "Events of Turkmenistan", events, lambda one: reference(one.csl, one.tertiary))
    form = FORMATS[name]                  # "ical", "csv" or "timelinejs"; label, suffix and media type for a dialog
    export = form.write(collection)       # the writer is imported here, when it is first asked for
    file.write_bytes(export.text.encode(form.encoding))
    if export.remark: …                   # says in a sentence how many events the format could not hold, and why

`collect` is in `collection.py`, `FORMATS` in `formats.py`; `reference` is that of the layer of summaries, which this
one may not import. Every event of the collection is in the text or in `export.left_out`, and the same collection
gives the same bytes.
"""
