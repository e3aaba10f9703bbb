"""The small company's topics: every theme has its own, and weeks add up."""

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ask(small):
    site, refresh = small
    assert refresh.code == 0, refresh.words
    return site.read


def test_every_week_of_a_topic_adds_up(ask):
    weeks = ask(
        "select distinct week::varchar, all_conversation_count from marts.mart_topic_trends "
        "order by all"
    )
    assert weeks == [("2026-03-02", 17), ("2026-03-09", 14), ("2026-03-16", 9)]
    wrong = ask(
        """
        with counted as (
            select topic_id, date_trunc('week', started_at)::date as week,
                count(distinct conversation_id) as conversation_count
            from marts.fct_insights inner join marts.fct_conversations using (conversation_id)
            where topic_id is not null group by all
        )
        select * from counted full join marts.mart_topic_trends as trends using (topic_id, week)
        where counted.conversation_count is distinct from trends.conversation_count
        """
    )
    assert wrong == []


def test_themes_fall_apart_into_topics_of_their_own(ask):
    themes = "dashboard|invoice|password|login"
    mixed = ask(
        f"""
        select topic_id, regexp_extract(lower(quote), '{themes}') as theme, count(*)
        from marts.fct_insights where topic_id is not null and label_family = 'intent'
        group by all having theme != ''
        """
    )
    by_topic: dict[str, dict[str, int]] = {}
    for topic_id, theme, count in mixed:
        name = "password" if theme == "login" else theme
        counts = by_topic.setdefault(topic_id, {})
        counts[name] = counts.get(name, 0) + count
    largest = {max(counts, key=counts.__getitem__) for counts in by_topic.values()}
    total = sum(sum(counts.values()) for counts in by_topic.values())
    pure = sum(max(counts.values()) for counts in by_topic.values())
    assert largest == {"dashboard", "invoice", "password"}
    assert pure / total > 0.8
