"""Whole persons from shares."""

from collections.abc import Sequence


def divide(total: int, shares: Sequence[int]) -> list[int]:
    """Divide the total in proportion to the shares, in whole numbers that add up to it: largest remainders go up."""
    whole = sum(shares)
    parts = [total * share // whole for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda number: -(total * shares[number] % whole))
    for number in by_remainder[: total - sum(parts)]:
        parts[number] += 1
    return parts
