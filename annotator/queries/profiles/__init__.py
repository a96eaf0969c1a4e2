"""Profiles of sources: what they are calculated from, which of them changed, and what pages show of them."""
