"""Editing: what an editor's program needs in order to complete, explain and check the YAML files while they are written.

Schemas come from the declarations of the records and change with them alone; ids come from the data and are brought up to date
whenever these are checked or served. A list of ids that is behind only completes less: it never makes an id an error.
"""
