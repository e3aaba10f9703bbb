import pytest

from python_models.frames import EMBEDDING_DIMENSION, ENRICHED_TABLES, SegmentEmbeddings


@pytest.mark.parametrize("name", ENRICHED_TABLES)
def test_every_schema_makes_an_empty_frame_that_it_accepts(name: str) -> None:
    schema = ENRICHED_TABLES[name]
    empty = schema.create_empty()
    assert empty.is_empty()
    assert empty.columns == schema.column_names()
    assert schema.is_valid(empty)


@pytest.mark.parametrize("name", ENRICHED_TABLES)
def test_every_schema_is_named_like_its_table(name: str) -> None:
    assert ENRICHED_TABLES[name].__name__ == name.title().replace("_", "")


def test_an_embedding_has_as_many_numbers_as_the_model_gives() -> None:
    assert SegmentEmbeddings.create_empty().schema["embedding"].shape == (EMBEDDING_DIMENSION,)


# Topic lineage is a list of events: the same two topics may meet twice.
@pytest.mark.parametrize("name", sorted(set(ENRICHED_TABLES) - {"topic_lineage"}))
def test_every_table_but_the_list_of_events_has_a_key(name: str) -> None:
    assert ENRICHED_TABLES[name].primary_key()
