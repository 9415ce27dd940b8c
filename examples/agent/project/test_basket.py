import unittest

from basket import total


class TestTotal(unittest.TestCase):
    def test_prices_are_added(self) -> None:
        assert total([250, 199]) == 449

    def test_a_discount_is_in_percent(self) -> None:
        assert total([250, 199], discount=10) == 404


if __name__ == "__main__":
    unittest.main()
