from analyzers.dates.find import find_dates

__all__ = ["find_dates"]
