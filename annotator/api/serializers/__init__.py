"""The shape of what comes in and goes out, and nothing more: whether it makes sense is for the actions to say."""
