"""One run of topics: place what is new, do what people asked for, find all anew when worn.

Here belongs the order of things. Queries belong in `topic_tables.py`, what a topic is in
`python_models/topics.py`.
"""

from dataclasses import dataclass, replace

import dataframely as dy
import polars as pl

from orchestration.enrichment import Report
from orchestration.topic_naming import TopicNamer
from orchestration.topic_tables import (
    hold,
    read_all_segments,
    read_health,
    read_known_topics,
    read_members,
    read_new_segments,
    read_quotes,
    read_topic_choices,
    write_labels,
    write_topics,
)
from orchestration.warehouse import Connection
from python_models.frames import Topics
from python_models.topic_choices import rename
from python_models.topic_curation import list_concerned
from python_models.topic_health import find_refit_reason
from python_models.topic_states import KnownTopics, TopicState
from python_models.topics import LeidenTopicModel


@dataclass(frozen=True)
class TopicUpdate:
    """One run: the model, where it reads and writes, who is told and who names topics."""

    connection: Connection
    model: LeidenTopicModel
    report: Report
    namer: TopicNamer | None = None

    def run(self) -> list[str]:
        """Bring all topic tables up to date; returns a sentence about each choice left undone."""
        self._assign()
        warnings = self._regroup()
        self._refit()
        self._rename()
        return warnings

    def _known(self) -> KnownTopics:
        return read_known_topics(self.connection, embedder_version=self.model.embedder_version)

    def _assign(self) -> None:
        known = self._known()
        segments = read_new_segments(self.connection, embedder_version=self.model.embedder_version)
        if segments.is_empty():
            return
        self.report(f"{segments['is_to_do'].sum():,} segments to place")
        self._write(self.model.assign(segments, known=known), known)

    def _regroup(self) -> list[str]:
        known = self._known()
        choices = read_topic_choices(self.connection, known)
        concerned = list_concerned(choices)
        if not concerned:
            return choices.warnings
        segments = read_members(
            self.connection, concerned, embedder_version=self.model.embedder_version
        )
        state = self.model.regroup(segments, known=hold(known, choices), choices=choices)
        if not state.lineage.is_empty():
            self._write(state, known)
        return choices.warnings + state.warnings

    def _refit(self) -> None:
        version = self.model.embedder_version
        health = read_health(self.connection, embedder_version=version)
        reason = health and find_refit_reason(
            health, model_version=self.model.version, settings=self.model.settings
        )
        if not reason:
            return
        self.report(f"all topics are found anew: {reason}")
        known = self._known()
        held = hold(known, read_topic_choices(self.connection, known))
        segments = read_all_segments(self.connection, embedder_version=version)
        self._write(self.model.refit(segments, known=held, reason=reason), known)

    def _rename(self) -> None:
        known = self._known().topics
        wanted = rename(known, read_topic_choices(self.connection, self._known()))
        write_labels(self.connection, wanted.filter(wanted["topic_label"] != known["topic_label"]))

    def _write(self, state: TopicState, known: KnownTopics) -> None:
        named = replace(state, topics=self._name(state, known))
        write_topics(self.connection, named, is_first=known.space is None)

    def _name(self, state: TopicState, known: KnownTopics) -> dy.DataFrame[Topics]:
        """What the language model calls topics that got another label in this run."""
        if self.namer is None:
            return state.topics
        before = dict(known.topics.select("topic_id", "topic_label").iter_rows())
        quotes = read_quotes(self.connection, state.new_examples)
        labels = dict(state.topics.select("topic_id", "topic_label").iter_rows())
        for topic_id, phrases in state.topics.select("topic_id", "key_phrases").iter_rows():
            if topic_id not in quotes or labels[topic_id] == before.get(topic_id):
                continue
            name = self.namer.name(phrases, quotes[topic_id])
            if name and name not in labels.values():
                labels[topic_id] = name
        return Topics.validate(
            state.topics.with_columns(
                pl.col("topic_id").replace_strict(labels).alias("topic_label")
            )
            if labels
            else state.topics
        )
