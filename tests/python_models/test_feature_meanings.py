import numpy as np
import polars as pl

from python_models.embeddings import Vectors
from python_models.entities import find_entities
from python_models.feature_meanings import add_meanings, describe_feature
from python_models.frames import EMBEDDING_DIMENSION

CATALOGUE = pl.DataFrame(
    {
        "entity_type": ["feature", "feature", "competitor"],
        "entity_id": ["report", "sso", "orbexa"],
        "alias": ["report", "single sign-on", "orbexa"],
        "needs_meaning": [True, False, False],
    }
)
FEATURES = ["report", "sso"]


def at(*cosines: float) -> list[float]:
    """A unit vector with these cosines to the features, which are the first axes."""
    rest = np.sqrt(1 - sum(cosine**2 for cosine in cosines))
    return [*cosines, *[0.0] * (EMBEDDING_DIMENSION - len(cosines) - 1), rest]


def read(text: str, *cosines: float) -> list[dict[str, object]]:
    segments = pl.DataFrame({"segment_id": ["s"], "char_start": [0], "segment_text": [text]})
    features: Vectors = np.eye(2, EMBEDDING_DIMENSION, dtype=np.float32)
    return add_meanings(
        find_entities(segments, CATALOGUE),
        segments["segment_id"],
        np.array([at(*cosines)], dtype=np.float32),
        feature_ids=FEATURES,
        feature_vectors=features,
    ).to_dicts()


def test_a_segment_that_describes_a_feature_has_it_without_a_place() -> None:
    (row,) = read("One password for everything.", 0.1, 0.5)
    assert (row["entity_id"], row["matched_text"], row["char_start"]) == ("sso", None, None)
    assert row["confidence_score"] == np.float32(0.5)


def test_only_the_nearest_feature_is_described() -> None:
    assert [row["entity_id"] for row in read("Weekly numbers, one login.", 0.6, 0.5)] == ["report"]


def test_a_segment_far_from_all_features_has_none() -> None:
    assert read("Thanks a lot.", 0.3, 0.3) == []


def test_words_win_over_meaning() -> None:
    (row,) = read("Is there single sign-on?", 0.5, 0.1)
    assert (row["entity_id"], row["matched_text"]) == ("sso", "single sign-on")


def test_an_ordinary_word_is_taken_back_where_the_segment_means_something_else() -> None:
    assert read("I want to report a bug.", 0.1, 0.1) == []
    assert [row["entity_id"] for row in read("My report is late.", 0.25, 0.1)] == ["report"]


def test_a_word_taken_back_makes_room_for_the_meaning() -> None:
    assert [row["entity_id"] for row in read("I report a login fault.", 0.1, 0.5)] == ["sso"]


def test_names_of_tools_stay_whatever_the_meaning() -> None:
    assert [row["entity_id"] for row in read("Orbexa has it.", 0.0, 0.0)] == ["orbexa"]


def test_a_company_without_features_keeps_what_the_words_say() -> None:
    segments = pl.DataFrame({"segment_id": ["s"], "char_start": [0], "segment_text": ["Orbexa"]})
    found = find_entities(segments, CATALOGUE)
    none = np.empty((0, EMBEDDING_DIMENSION), dtype=np.float32)
    kept = add_meanings(
        found,
        segments["segment_id"],
        np.array([at(0.5)], dtype=np.float32),
        feature_ids=[],
        feature_vectors=none,
    )
    assert kept.equals(found)


def test_a_feature_without_a_description_is_its_name() -> None:
    assert describe_feature("Reports", None) == "Reports"
    assert describe_feature("Reports", "Tables") == "Reports: Tables"
