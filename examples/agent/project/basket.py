"""What a basket costs."""


def total(prices: list[int], discount: int = 0) -> int:
    """The sum of the prices in cents, less ``discount`` percent, rounded to whole cents."""
    full = sum(prices)
    return round(full - full * discount)
