"""Bias of a source: rates of techniques, slant on an axis, shares of documents; each with an interval."""
