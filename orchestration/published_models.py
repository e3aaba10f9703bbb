"""Which dbt models are published: those of marts and actions, by the manifest.

Here belongs the selection alone, so that a new mart is published without a line of Python. How a
table gets into the published file belongs in `published_drafts.py`.
"""

import json
from collections.abc import Mapping
from typing import Any

import dagster as dg

from orchestration.dbt import dbt_project
from orchestration.published_drafts import PUBLISHED_SCHEMAS


def published_deps() -> list[dg.AssetKey]:
    """Every asset that has to be there, and checked, before anything is published."""
    manifest = dbt_project().manifest_path.read_text(encoding="utf-8")
    return select_published_models(json.loads(manifest))


def select_published_models(manifest: Mapping[str, Any]) -> list[dg.AssetKey]:
    """The asset keys of a manifest's models in marts and actions, in order."""
    models = (node for node in manifest["nodes"].values() if node["resource_type"] == "model")
    return sorted(
        dg.AssetKey([model["schema"], model["name"]])
        for model in models
        if model["schema"] in PUBLISHED_SCHEMAS
    )
