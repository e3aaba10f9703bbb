"""Schemas of topics: what they are, what they are made of, how they changed."""

import dataframely as dy

from python_models.text_frames import EMBEDDING_DIMENSION


class Topics(dy.Schema):
    """One row per topic in its current version."""

    topic_id = dy.String(primary_key=True)
    parent_topic_id = dy.String(nullable=True)
    topic_level = dy.String(check=lambda c: c.is_in(["topic", "parent"]))
    topic_version = dy.Int32(min=1)
    topic_label = dy.String(min_length=1)
    key_phrases = dy.String()  # best first, joined by ', ': lists differ between engines
    similarity_threshold_score = dy.Float64(min=-1.0, max=1.0, nullable=True)
    centroid = dy.Array(dy.Float32(), EMBEDDING_DIMENSION)
    first_seen_at = dy.Datetime(nullable=True)  # null while nothing matched a watch topic
    status = dy.String(check=lambda c: c.is_in(["active", "watch", "retired"]))
    model_version = dy.String()


class TopicExamples(dy.Schema):
    """One row per topic and representative segment, the most typical first."""

    topic_id = dy.String(primary_key=True)
    example_number = dy.Int32(min=1, primary_key=True)
    segment_id = dy.String()


class SegmentTopics(dy.Schema):
    """One row per segment that was looked at: its topic, or null and `is_noise`."""

    segment_id = dy.String(primary_key=True)
    topic_id = dy.String(nullable=True)
    topic_version = dy.Int32(min=1, nullable=True)
    similarity_score = dy.Float64(min=-1.0, max=1.0, nullable=True)
    is_noise = dy.Bool()
    noise_reason = dy.String(
        nullable=True, check=lambda c: c.is_in(["no_request", "not_english", "unlike_any_topic"])
    )
    model_version = dy.String()


class TopicLineage(dy.Schema):
    """One row per change of a topic between two versions."""

    from_topic_id = dy.String(nullable=True)
    to_topic_id = dy.String(nullable=True)
    topic_version = dy.Int32(min=1)
    change = dy.String(check=lambda c: c.is_in(["continued", "born", "split", "merged", "retired"]))
    jaccard_score = dy.Float64(min=0.0, max=1.0, nullable=True)


class TopicSpaces(dy.Schema):
    """One row per time that all topics were found: the space they live in, and how well they fit.

    Shares and means are those right after the fit; what comes later is compared with them.
    """

    model_version = dy.String(primary_key=True)
    topic_version = dy.Int32(min=1, primary_key=True)
    fit_reason = dy.String(
        check=lambda c: c.is_in(["founded", "grown", "noisier", "wider", "model_changed"])
    )
    mean = dy.Array(dy.Float32(), EMBEDDING_DIMENSION)
    component = dy.Array(dy.Float32(), EMBEDDING_DIMENSION)  # zeros when none is taken out
    text_count = dy.Int32(min=0)
    segment_count = dy.Int32(min=0)  # that may have a topic
    noise_share = dy.Float64(min=0.0, max=1.0)
    mean_similarity_score = dy.Float64(min=-1.0, max=1.0, nullable=True)
    fitted_until_at = dy.Datetime()


class WatchTopicSegments(dy.Schema):
    """One row per watch topic and segment that it matches, beside whatever topic that has."""

    topic_id = dy.String(primary_key=True)
    segment_id = dy.String(primary_key=True)
    similarity_score = dy.Float64(min=-1.0, max=1.0, nullable=True)
    matched_by = dy.String(check=lambda c: c.is_in(["keyword", "phrase"]))
