"""The measure of the rules: complete plans, broken in one way at a time, and which rule finds each break."""
