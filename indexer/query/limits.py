"""The limits of a query. They bound the cost of one search, and are far above what people type."""

MAX_LENGTH = 2000  # code points
MAX_WORDS = 200
MAX_DEPTH = 20  # of parentheses and Not
MAX_EXPANDED_WORDS = 50  # with * or ~, or in a Near: the engine expands each to many words of the index
MAX_NEAR_DISTANCE = 20  # words between two words of a Near
MAX_NEAR_WORDS = 20
MAX_SOURCE_PREFIX = 200  # code points
MAX_VALUES = 20  # of one filter
MAX_VALUE_LENGTH = 200  # code points of a value of a filter
MIN_PREFIX = 3  # letters; too many words begin with a shorter prefix
