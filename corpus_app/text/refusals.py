"""How a reader says no."""


class Refused(Exception):
    """Something brought in cannot be taken. `reason` says to a person what was found and what to do next."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
