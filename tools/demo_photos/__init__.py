"""Procedural photographs for the demo paper; development only."""
