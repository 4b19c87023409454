"""Looks whether a history can be trusted: what was removed, altered or dated back, and who vouches for the commits."""
