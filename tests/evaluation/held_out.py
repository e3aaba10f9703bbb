"""Sentences of our own, written before the heads and never looked at while building them."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from tests.evaluation.evaluated_company import EvaluatedCompany
from tests.evaluation.figures import (
    NO_GOAL,
    Figure,
    Goal,
    measure_share,
    measure_table,
    say,
)
from tests.evaluation.metrics import cross_tabulate, draw_rows, macro_f1, micro_f1
from tests.evaluation.public_sets import LabelledSet, read_set

NAME = "own held-out sentences"
FOLDER = Path(__file__).parent
NO_ANSWER = "none"
INTENT_GOAL, SIGNAL_GOAL = Goal(0.80), Goal(0.75)
# by a word of the slice's name: what is counted, and what it should be
FRICTION_SLICES = {
    "implicit": (
        "friction found in implicit negatives",
        Goal(0.75, "VADER 1 of 20, a head taught on 40 sentences 14 of 20"),
    ),
    "alike": (
        "friction alarms on look-alikes",
        Goal(0.10, "the same head 4 of 20", is_at_most=True),
    ),
    "hard": ("friction alarms on hard negatives without friction", NO_GOAL),
}


def read_held_out() -> LabelledSet:
    """The sentences with their labels, and the slices of those that are in one."""
    given = read_set("held_out", FOLDER / "held_out_sentences.csv")
    slices = read_set("slice", FOLDER / "held_out_slices.csv").rows
    rows = given.rows.join(
        slices.unique("text", keep="first"), on="text", how="left", maintain_order="left"
    )
    return LabelledSet(given.messages, rows.with_columns(pl.col("slices").fill_null("")))


def evaluate_held_out(company: EvaluatedCompany, given: LabelledSet) -> Iterator[Figure]:
    """Intent, signals, friction, sentiment and emotion of each sentence."""
    answers = answer_held_out(company, given)
    yield _measure(answers, "macro-F1 of the main intent", "main_intent", "intent", INTENT_GOAL)
    yield _measure(answers, "macro-F1 of any labelled intent", "any_intent", "intent", NO_GOAL)
    counts = np.array(
        [
            (len(true & found), len(found - true), len(true - found))
            for true, found in (
                (set(true), set(found))
                for true, found in answers.select("true_signals", "found_signals").iter_rows()
            )
        ]
    )
    micro = micro_f1(counts.sum(axis=0))
    yield Figure(
        NAME, "micro-F1 of signals", micro, draw_rows(counts, micro_f1), SIGNAL_GOAL.target
    )
    yield from _evaluate_friction(answers)
    yield _measure(answers, "macro-F1 of sentiment", "true_sentiment", "sentiment", NO_GOAL)
    yield _measure(answers, "macro-F1 of emotion", "true_emotion", "emotion", NO_GOAL)


def answer_held_out(company: EvaluatedCompany, given: LabelledSet) -> pl.DataFrame:
    """The labelled rows with intent, sentiment, emotion, is_friction and found_signals.

    A failure told calmly is a negative experience, as `segment_sentiments.sentiment` has it: a
    sentence worded neutrally counts as negative when it is labelled friction.
    """
    intents = company.read_model("int_intents_aggregated_to_conversations").select(
        "conversation_id", "primary_intent"
    )
    scores = company.read_model("int_messages_scored").select("conversation_id", "sentiment_score")
    is_friction = pl.col("friction") == "true"
    names = pl.col("intents").str.split("|")
    answers = given.labelled.rename(
        {"sentiment": "wording", "emotion": "true_emotion", "signals": "labelled_signals"}
    )
    for found in (intents, scores, _read_segment_labels(company), _read_signals(company)):
        answers = answers.join(found, on="conversation_id", how="left", maintain_order="left")
    return answers.with_columns(
        pl.col("primary_intent").cast(pl.String).fill_null(NO_ANSWER).alias("intent"),
        names.list.first().alias("main_intent"),
        pl.col("emotion").fill_null(NO_ANSWER),
        pl.col("is_friction").fill_null(value=False),
        pl.col("found_signals").fill_null([]),
        pl.col("labelled_signals")
        .str.split("|")
        .list.eval(pl.element().str.split("/").list.first())
        .list.eval(pl.element().filter(pl.element() != ""))
        .alias("true_signals"),
        pl.when(is_friction & (pl.col("wording") == "neutral"))
        .then(pl.lit("negative"))
        .otherwise(pl.col("wording"))
        .alias("true_sentiment"),
        company.sentiment_of(pl.col("sentiment_score")).alias("sentiment"),
    ).with_columns(
        pl.when(names.list.contains(pl.col("intent")))
        .then(pl.col("intent"))
        .otherwise(pl.col("main_intent"))
        .alias("any_intent")
    )


def _read_segment_labels(company: EvaluatedCompany) -> pl.DataFrame:
    """Friction of any segment, emotion of the surest; greetings beside the matter left out."""
    segments = company.read_model("int_segments_joined_to_labels").filter(~pl.col("is_courtesy"))
    return (
        segments.sort("emotion_confidence_score", "segment_id", descending=True)
        .group_by("conversation_id", maintain_order=True)
        .agg(pl.col("is_friction").any(), pl.col("emotion").cast(pl.String).first())
    )


def _read_signals(company: EvaluatedCompany) -> pl.DataFrame:
    signals = company.read_model("int_signals_joined_to_segments")
    return signals.group_by("conversation_id").agg(
        pl.col("signal").cast(pl.String).unique().alias("found_signals")
    )


def _measure(answers: pl.DataFrame, name: str, truth: str, answer: str, goal: Goal) -> Figure:
    table, _ = cross_tabulate(answers[truth].to_list(), answers[answer].to_list())
    return measure_table(NAME, name, table, macro_f1, goal)


def _evaluate_friction(answers: pl.DataFrame) -> Iterator[Figure]:
    has_friction = pl.col("friction") == "true"
    for word, (name, goal) in FRICTION_SLICES.items():
        rows = answers.filter(pl.col("slices").str.contains(word))
        rows = rows.filter(has_friction if word == "implicit" else ~has_friction)
        if rows.is_empty():
            say(f"{NAME}: no row of held_out_slices.csv has a slice with {word!r} in its name")
            continue
        yield measure_share(NAME, name, int(rows["is_friction"].sum()), len(rows), goal)
    table, _ = cross_tabulate(
        answers["friction"].to_list(),
        answers["is_friction"].replace_strict({True: "true", False: "false"}).to_list(),
    )
    yield measure_table(NAME, "macro-F1 of friction", table, macro_f1)
