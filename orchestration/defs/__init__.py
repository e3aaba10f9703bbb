"""Definitions, by layer: raw, models, enriched, actions, published."""
