"""Made-up sources whose true rates and slants are known, and how often the intervals hold them."""
