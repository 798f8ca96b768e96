"""What the project stands on: packages locked to the last byte, brought up to date on demand, listed with their licences.

    pins        what a requirements file or a lock names
    sets        the requirements files of the project, and which follows which
    lock        requirements file  →  lock beside it; newer pins
    licences    locks × installed metadata  →  THIRD-PARTY.md
"""
