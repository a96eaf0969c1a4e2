"""Profiles: calculated whole and stored, rebuilt where something changed, graded and published by leads."""
