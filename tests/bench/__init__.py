"""Benchmarks: generated caseloads, and what `goals` costs beside its peers in the same run."""
