"""Mutated data: whatever stands in the files, the answer is a site or diagnostics."""
