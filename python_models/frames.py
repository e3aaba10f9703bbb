"""The one contract of the enriched layer: a schema per frame.

The same schemas validate what functions return, create the empty tables that dbt reads before the
first run, and say what each column means.
"""

from typing import Final

import dataframely as dy

from python_models.label_frames import (
    EMOTIONS,
    ENTITY_TYPES,
    INTENTS,
    SENTIMENTS,
    SIGNAL_KINDS,
    SIGNALS,
    STRENGTHS,
    FeatureRequests,
    LabelChecks,
    LabelledSegments,
    LabelReaders,
    SegmentEntities,
    SegmentIntents,
    SegmentSentiments,
    SegmentSignals,
)
from python_models.text_frames import (
    EMBEDDING_DIMENSION,
    EmailThreads,
    MessageSegments,
    MessageTexts,
    SegmentedMessages,
    SegmentEmbeddings,
)
from python_models.topic_frames import (
    SegmentTopics,
    TopicExamples,
    TopicLineage,
    Topics,
    TopicSpaces,
    WatchTopicSegments,
)

__all__ = [
    "EMBEDDING_DIMENSION",
    "EMOTIONS",
    "ENRICHED_TABLES",
    "ENTITY_TYPES",
    "INTENTS",
    "SENTIMENTS",
    "SIGNALS",
    "SIGNAL_KINDS",
    "STRENGTHS",
    "EmailThreads",
    "FeatureRequests",
    "LabelChecks",
    "LabelReaders",
    "LabelledSegments",
    "MessageSegments",
    "MessageTexts",
    "SegmentEmbeddings",
    "SegmentEntities",
    "SegmentIntents",
    "SegmentSentiments",
    "SegmentSignals",
    "SegmentTopics",
    "SegmentedMessages",
    "TopicExamples",
    "TopicLineage",
    "TopicSpaces",
    "Topics",
    "WatchTopicSegments",
]

ENRICHED_TABLES: Final[dict[str, type[dy.Schema]]] = {
    "email_threads": EmailThreads,
    "message_texts": MessageTexts,
    "message_segments": MessageSegments,
    "segmented_messages": SegmentedMessages,
    "labelled_segments": LabelledSegments,
    "segment_embeddings": SegmentEmbeddings,
    "segment_sentiments": SegmentSentiments,
    "segment_intents": SegmentIntents,
    "segment_signals": SegmentSignals,
    "segment_entities": SegmentEntities,
    "feature_requests": FeatureRequests,
    "label_readers": LabelReaders,
    "label_checks": LabelChecks,
    "topics": Topics,
    "topic_examples": TopicExamples,
    "segment_topics": SegmentTopics,
    "topic_lineage": TopicLineage,
    "topic_spaces": TopicSpaces,
    "watch_topic_segments": WatchTopicSegments,
}
