"""Client-centred goal plans, kept as files."""

__version__ = "0.1.0"
