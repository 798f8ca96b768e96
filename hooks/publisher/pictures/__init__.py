"""Pictures: where things stand in a drawing, computed from the records; templates in `overrides/pictures/` draw them.

Horizontal places are percentages of the width, vertical ones are pixels, so that a drawing fits every screen while its
letters keep their size. No module here knows a word or a colour.
"""
