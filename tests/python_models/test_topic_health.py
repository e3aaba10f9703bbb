from dataclasses import replace

import pytest

from python_models.topic_graph import TopicSettings
from python_models.topic_health import TopicHealth, find_refit_reason

WELL = TopicHealth(
    model_version="now",
    fitted_count=1000,
    fitted_noise_share=0.05,
    fitted_similarity=0.6,
    current_count=1300,
    recent_count=300,
    recent_noise_share=0.1,
    recent_similarity=0.58,
)


def reason(**changes: object) -> str | None:
    health = replace(WELL, **changes)
    return find_refit_reason(health, model_version="now", settings=TopicSettings())


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, None),
        ({"model_version": "before"}, "model_changed"),
        ({"current_count": 1499}, None),
        ({"current_count": 1500}, "grown"),
        ({"recent_noise_share": 0.2}, "noisier"),
        ({"recent_noise_share": 0.2, "recent_count": 199}, None),
        ({"recent_similarity": 0.49}, "wider"),
        ({"recent_similarity": None}, None),
        ({"fitted_similarity": None}, None),
    ],
)
def test_topics_are_found_anew_for_a_reason(changes: dict[str, object], found: str | None) -> None:
    assert reason(**changes) == found
