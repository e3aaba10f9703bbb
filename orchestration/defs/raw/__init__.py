"""Exports read into the warehouse as they are."""
