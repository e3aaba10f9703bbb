from python_models.topic_edge_words import EDGE_WORDS


def test_edge_words_are_written_as_texts_are_read() -> None:
    assert all(word == word.lower().replace("’", "'") for word in EDGE_WORDS)


def test_words_that_say_what_a_topic_is_about_are_no_edge_words() -> None:
    assert not EDGE_WORDS & {"export", "login", "invoice", "error", "slow", "price", "password"}
