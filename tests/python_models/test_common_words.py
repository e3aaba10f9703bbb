from python_models.common_words import load_common_words


def test_ordinary_words_are_known_and_invented_names_are_not() -> None:
    words = load_common_words()
    assert {"notion", "slack", "teams", "reports", "business"} <= words
    assert not {"salesforce", "xero", "plinthworks"} & words
