"""Made-up sources whose true rates are known, and how often the intervals hold them."""
