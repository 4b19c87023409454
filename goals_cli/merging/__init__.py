"""Merging plans: two versions that grew from one become one, and nothing of either is lost."""
