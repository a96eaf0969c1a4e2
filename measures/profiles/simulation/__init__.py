"""Made-up sources whose true rates are known, read by panels whose skills are not: does a profile's interval hold?"""
