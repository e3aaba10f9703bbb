"""Reading what topics are made of, and writing what they became.

All tables of a run are written in one transaction, since topics without their members cannot be
continued. What a topic is belongs in `python_models/topics.py`.
"""

from dataclasses import replace
from typing import Final

import polars as pl

from orchestration.enrichment import upsert_rows, writing
from orchestration.warehouse import Connection, read_table
from python_models.frames import Topics
from python_models.topic_choices import TopicChoices, read_choices
from python_models.topic_health import TopicHealth
from python_models.topic_states import KnownTopics, TopicState, to_space

# Vectors of another embedder cannot be compared: what it placed is to do again.
_CANDIDATES: Final = """
with candidates as (
    select
        segments.segment_id, segments.message_id, messages.conversation_id,
        segments.content_sha256, segments.segment_text, segments.is_courtesy,
        messages.sent_at as occurred_at, embeddings.embedding,
        case
            when segments.language_code != 'en' then 'not_english'
            when segments.is_courtesy or intents.intent = 'other' then 'no_request'
        end as noise_reason,
        done.topic_id as known_topic_id,
        coalesce(not ends_with(done.model_version, '+{embedder_version}'), true) as is_new,
        coalesce(done.noise_reason = 'unlike_any_topic', false) as is_unplaced
    from enriched.message_segments as segments
    inner join intermediate.int_messages_unioned as messages
        on segments.message_id = messages.message_id
    inner join enriched.segment_embeddings as embeddings
        on segments.content_sha256 = embeddings.content_sha256
        and embeddings.model_version = '{embedder_version}'
    left join enriched.segment_intents as intents on segments.segment_id = intents.segment_id
    left join enriched.segment_topics as done on segments.segment_id = done.segment_id
)
"""
_LINEAGE_KEY: Final = ("from_topic_id", "to_topic_id", "topic_version")
_SPACE_KEY: Final = ("model_version", "topic_version")
# All segments of a conversation come along: a sentence is read in the light of the others.
_TO_DO: Final = """
select candidates.* exclude (is_new, is_unplaced), {condition} as is_to_do from candidates
semi join (select conversation_id from candidates where {condition}) as conversations_to_do
    on candidates.conversation_id = conversations_to_do.conversation_id
"""
# Segments that have no topic yet come again with new ones, never alone.
_NEW: Final = "is_new or is_unplaced"
_ONLY_WITH_NEW: Final = "where (select coalesce(bool_or(is_new), false) from candidates)"
_HEALTH: Final = """
with fit as (
    from enriched.topic_spaces where ends_with(model_version, '+{embedder_version}')
    order by topic_version desc limit 1
),
placed as (
    select
        segment_topics.is_noise, segment_topics.similarity_score,
        messages.sent_at > fit.fitted_until_at as is_recent
    from enriched.segment_topics
    inner join enriched.message_segments using (segment_id)
    inner join intermediate.int_messages_unioned as messages using (message_id)
    cross join fit
    where coalesce(segment_topics.noise_reason, 'unlike_any_topic') = 'unlike_any_topic'
)
select
    fit.model_version, fit.segment_count as fitted_count, fit.noise_share as fitted_noise_share,
    fit.mean_similarity_score as fitted_similarity,
    (select count(*) from placed) as current_count,
    (select count(*) from placed where is_recent) as recent_count,
    (select coalesce(avg(is_noise::int), 0) from placed where is_recent) as recent_noise_share,
    (select avg(similarity_score) from placed where is_recent) as recent_similarity
from fit
"""


def read_new_segments(connection: Connection, *, embedder_version: str) -> pl.DataFrame:
    """Segments to place with the conversations around them; none without a new one."""
    return _read(connection, embedder_version, f"{_TO_DO}{_ONLY_WITH_NEW}", condition=_NEW)


def read_all_segments(connection: Connection, *, embedder_version: str) -> pl.DataFrame:
    """Every segment, to do, with the topic it is in."""
    return _read(connection, embedder_version, _TO_DO, condition="true")


def read_members(
    connection: Connection, topic_ids: list[str], *, embedder_version: str
) -> pl.DataFrame:
    """Segments of some topics, to do, with the conversations around them."""
    quoted = ", ".join(f"'{topic_id}'" for topic_id in topic_ids)
    condition = f"coalesce(known_topic_id in ({quoted}), false)"
    return _read(connection, embedder_version, _TO_DO, condition=condition)


def _read(
    connection: Connection, embedder_version: str, sql: str, *, condition: str
) -> pl.DataFrame:
    candidates = _CANDIDATES.format(embedder_version=embedder_version)
    return read_table(connection, candidates + sql.format(condition=condition))


def read_known_topics(connection: Connection, *, embedder_version: str) -> KnownTopics:
    """The topics so far; those of another embedder's vectors count as none."""
    same = f"ends_with(model_version, '+{embedder_version}')"
    topics = read_table(
        connection,
        f"from enriched.topics where status != 'watch' and {same} order by topic_id",
    )
    spaces = read_table(
        connection,
        f"from enriched.topic_spaces where {same} order by topic_version desc limit 1",
    )
    if spaces.is_empty():
        return KnownTopics()
    row = spaces.row(0, named=True)
    return KnownTopics(Topics.validate(topics, cast=True), to_space(row), row["topic_version"])


def read_topic_choices(connection: Connection, known: KnownTopics) -> TopicChoices:
    """What people decided about the known topics."""
    return read_choices(
        read_table(connection, "from lookups.topic_overrides"),
        topics=known.topics,
        lineage=read_table(connection, "from enriched.topic_lineage"),
    )


def hold(known: KnownTopics, choices: TopicChoices) -> KnownTopics:
    """The topics with those that people decided on."""
    return replace(known, held=choices.held, pinned=choices.pinned)


def read_health(connection: Connection, *, embedder_version: str) -> TopicHealth | None:
    """How topics fit what came after they were found; None before the first."""
    rows = read_table(connection, _HEALTH.format(embedder_version=embedder_version)).to_dicts()
    return TopicHealth(**rows[0]) if rows else None


def write_topics(connection: Connection, state: TopicState, *, is_first: bool = False) -> None:
    """Write a run; the first of an embedder leaves nothing of another's."""
    with writing(connection):
        if is_first:
            for name in ("topic_examples", "topic_lineage", "topic_spaces"):
                connection.execute(f"delete from enriched.{name}")
        connection.execute("delete from enriched.topics where status != 'watch'")
        upsert_rows(connection, "topics", state.topics, key="topic_id")
        upsert_rows(connection, "topic_examples", state.new_examples, key="topic_id")
        upsert_rows(connection, "segment_topics", state.segment_topics, key="segment_id")
        upsert_rows(connection, "topic_lineage", state.lineage, key=_LINEAGE_KEY)
        upsert_rows(connection, "topic_spaces", state.spaces, key=_SPACE_KEY)


def write_labels(connection: Connection, topics: pl.DataFrame) -> None:
    """Write topics whose label somebody changed; none leaves the table as it is."""
    if not topics.is_empty():
        with writing(connection):
            upsert_rows(connection, "topics", topics, key="topic_id")


def read_quotes(connection: Connection, examples: pl.DataFrame) -> dict[str, list[str]]:
    """Texts of the examples (schema `TopicExamples`) of each topic, the most typical first."""
    ids = ", ".join(f"'{segment_id}'" for segment_id in examples["segment_id"].unique().sort())
    texts = read_table(
        connection,
        f"""
        select segment_id, segment_text from enriched.message_segments
        where segment_id in ({ids or "null"})
        """,
    )
    joined = examples.join(texts, on="segment_id").sort("topic_id", "example_number")
    by_topic = joined.group_by("topic_id", maintain_order=True).agg("segment_text")
    return {topic_id: list(quotes) for topic_id, quotes in by_topic.iter_rows()}
