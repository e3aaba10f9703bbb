"""Labels of people as Python needs them: those that hold, and the texts that they are about.

Here belongs reading. Which label holds belongs in `python_models/human_labels.py`; typing and the
latest version belong in the staging model.
"""

from typing import Final

import polars as pl

from orchestration.warehouse import Connection, read_table, table_exists
from python_models.human_labels import decide_labels, to_examples

STAGED_LABELS: Final = "staging.stg_labels__human_labels"
# A new splitter takes the segment away, not what was learned from it.
_TEXTS: Final = f"""
select labels.segment_id,
    coalesce(any_value(segments.segment_text), max(labels.segment_text)) as segment_text
from {STAGED_LABELS} as labels
left join enriched.message_segments as segments on labels.segment_id = segments.segment_id
group by labels.segment_id
having coalesce(any_value(segments.segment_text), max(labels.segment_text)) is not null
"""
_NO_LABELS: Final = {"segment_id": pl.String, "label_family": pl.String, "label": pl.String}
_NO_TEXTS: Final = {"segment_id": pl.String, "segment_text": pl.String}


def read_decided_labels(connection: Connection) -> pl.DataFrame:
    """segment_id, label_family, label of `decide_labels`; none where nobody labels anything."""
    if not table_exists(connection, STAGED_LABELS):
        return pl.DataFrame(schema=_NO_LABELS)
    said = read_table(
        connection,
        "select label_id, segment_id, label_family, label, labelled_at, loaded_at "
        f"from {STAGED_LABELS}",
    )
    return decide_labels(said)


def read_human_examples(connection: Connection) -> pl.DataFrame:
    """What people teach, as `to_examples`: to be put under the rows of the label bank."""
    labels = read_decided_labels(connection)
    texts = pl.DataFrame(schema=_NO_TEXTS) if labels.is_empty() else read_table(connection, _TEXTS)
    return to_examples(labels, texts)
