"""Whether topics still tell what is said, or have to be found anew."""

from dataclasses import dataclass

from python_models.topic_graph import TopicSettings


@dataclass(frozen=True)
class TopicHealth:
    """How topics fit what came after they were found, beside how they fitted then.

    Attributes:
        model_version: of the model that found them.
        fitted_count: segments that could have had a topic then.
        fitted_noise_share: share of those without.
        fitted_similarity: mean cosine of the others to their centroids.
        current_count: segments that may have a topic now.
        recent_count: those among them written after the fit.
        recent_noise_share: share of those without.
        recent_similarity: mean cosine of the others; None when there is none.
    """

    model_version: str
    fitted_count: int
    fitted_noise_share: float
    fitted_similarity: float | None
    current_count: int
    recent_count: int
    recent_noise_share: float
    recent_similarity: float | None


def find_refit_reason(
    health: TopicHealth, *, model_version: str, settings: TopicSettings
) -> str | None:
    """The first reason to find topics anew, as in `TopicSpaces.fit_reason`; None for no reason."""
    if health.model_version != model_version:
        return "model_changed"
    if health.current_count >= (1 + settings.refit_growth) * max(health.fitted_count, 1):
        return "grown"
    if health.recent_count < settings.refit_evidence:
        return None
    if health.recent_noise_share >= health.fitted_noise_share + settings.refit_noise:
        return "noisier"
    before, now = health.fitted_similarity, health.recent_similarity
    if before is not None and now is not None and now <= before - settings.refit_spread:
        return "wider"
    return None
