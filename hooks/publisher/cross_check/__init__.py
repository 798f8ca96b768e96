"""Cross-check: the listings beside the Commission's consolidated list of persons, groups and entities under EU financial sanctions.

    official_list   XML saved by an editor       →  the entries of the programme on cyber-attacks
    names           two names                    →  whether they are one
    compare         entries × listings           →  findings, each with the place in `data/` to look at
    told            findings                     →  lines for an editor, an object for programs

The list is a tool to find mistakes, not a source: where both differ, the Official Journal decides.
"""
