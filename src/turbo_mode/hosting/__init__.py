"""Plugins at work beside an owner of a store."""
