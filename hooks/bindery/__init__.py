"""Bindery: one source, every audience, screen and print."""
