"""The past of a plan: what happened in it and when, as git has kept it."""
