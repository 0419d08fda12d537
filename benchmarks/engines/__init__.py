"""The two engines over the same collection: whether they answer the same, how fast, with how much memory."""
