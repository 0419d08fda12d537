"""A running server: hostile requests, and searches while indexes are published."""
