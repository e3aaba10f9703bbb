"""What can be found in a text: names and words of competitors, integrations, plans, features."""

import hashlib
from typing import Final

import polars as pl

from python_models.entity_words import split_words, squeeze, to_singular

COLUMNS: Final = ("entity_type", "entity_id", "alias", "needs_meaning")
_JOINED: Final = "|"


def build_catalogue(
    *,
    competitors: pl.DataFrame,
    integrations: pl.DataFrame,
    plans: pl.DataFrame,
    features: pl.DataFrame,
    common_words: frozenset[str],
) -> pl.DataFrame:
    """One row per entity and alias; a tool that is a competitor, too, is no integration.

    `needs_meaning` marks an alias that is an ordinary word, too, or a part of a longer name
    ("rivet" of Rivetdesk): the word alone is no proof.

    Args:
        competitors: competitor_id, competitor_name, aliases ('|'-joined).
        integrations: integration_id, integration_name, aliases ('|'-joined).
        plans: plan, plan_name.
        features: feature_id, feature_name, keywords ('|'-joined).
        common_words: lower case.
    """
    rivals = _list_aliases(competitors, "competitor", words="aliases")
    tools = _list_aliases(integrations, "integration", words="aliases")
    levels = _list_aliases(plans.rename({"plan": "plan_id"}), "plan", words=None)
    words = _list_aliases(features, "feature", words="keywords")
    aliases = pl.concat([rivals, _leave_out(tools, rivals=rivals), levels, words])
    needs_meaning = [
        _is_ambiguous(alias, name, common_words=common_words)
        for alias, name in aliases.select("alias", "name").iter_rows()
    ]
    return (
        aliases.with_columns(pl.Series("needs_meaning", needs_meaning, dtype=pl.Boolean))
        .select(COLUMNS)
        .unique(["entity_type", "entity_id", "alias"])
        .sort("entity_type", "entity_id", "alias")
    )


def hash_catalogue(catalogue: pl.DataFrame, descriptions: pl.DataFrame) -> str:
    """Eight characters that change with any name, word or description of the catalogue."""
    lines = [
        repr(row)
        for frame in (catalogue, descriptions)
        for row in frame.sort(frame.columns).iter_rows()
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def _leave_out(tools: pl.DataFrame, *, rivals: pl.DataFrame) -> pl.DataFrame:
    rival_keys = {squeeze(alias) for alias in rivals["alias"]}
    is_rival = pl.Series(
        [squeeze(alias) in rival_keys for alias in tools["alias"]], dtype=pl.Boolean
    )
    return tools.join(
        tools.filter(is_rival).select("entity_id").unique(), on="entity_id", how="anti"
    )


def _list_aliases(lookup: pl.DataFrame, entity_type: str, *, words: str | None) -> pl.DataFrame:
    name = pl.col(f"{entity_type}_name")
    listed = (
        pl.col(words).fill_null("").str.split(_JOINED) if words else pl.lit([], pl.List(pl.String))
    )
    return (
        lookup.select(
            pl.lit(entity_type).alias("entity_type"),
            pl.col(f"{entity_type}_id").cast(pl.String).alias("entity_id"),
            name.cast(pl.String).alias("name"),
            pl.concat_list(name.cast(pl.String), listed).alias("alias"),
        )
        .explode("alias")
        .with_columns(pl.col("alias").str.strip_chars().str.to_lowercase())
        .filter(pl.col("alias").str.contains(r"\w"))
    )


def _is_ambiguous(alias: str, name: str, *, common_words: frozenset[str]) -> bool:
    words, name_words = split_words(alias), split_words(name)
    if len(words) != 1:
        return False
    is_part = len(name_words) == 1 and words != name_words and words[0] in name_words[0]
    return not common_words.isdisjoint({words[0], to_singular(words[0])}) or is_part
