"""What becomes of CSV and Parquet rows, of transcripts and of Slack days."""

from pathlib import Path

import polars as pl
import pytest

from orchestration.readers.outcomes import Record
from tests.orchestration.reading import Write, payload_of, read, read_one, reason_of, write_file

CUE = "00:01.000 --> 00:04.000\n<v Ann>Hello &amp; welcome"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    return lambda name, content: write_file(tmp_path / name, content)


def test_csv_values_stay_text_and_empty_ones_are_null(write: Write) -> None:
    path = write(
        "nps.csv",
        'answer_id,score,answered_at,comment\n007,9,2026-01-31,\n8,9,2026-01-31,"a\nb, ""c"""\n',
    )
    first, second = read(path, "nps_answers")
    assert first.key == "007"
    assert payload_of(first)["comment"] is None
    assert payload_of(second)["comment"] == 'a\nb, "c"'


def test_csv_rows_of_another_width_are_rejected(write: Write) -> None:
    path = write("nps.csv", "answer_id,score,answered_at\n1,9,2026-01-31,x\n2,9,2026-01-31\n")
    wide, good = read(path, "nps_answers")
    assert (
        "Expected 3 columns as in the header, found 4 in the row that starts on line 2"
        in reason_of(wide)
    )
    assert good.key == "2"


def test_a_csv_quote_that_never_closes_is_one_rejection(write: Write) -> None:
    path = write(
        "nps.csv", 'answer_id,score,answered_at\n1,9,2026-01-31\n2,"9,2026-01-31\n3,9,2026-01-31\n'
    )
    good, broken = read(path, "nps_answers")
    assert good.key == "1"
    assert "starts on line 3 and breaks on line 4" in reason_of(broken)


def test_csv_columns_without_or_with_equal_names_keep_their_values(write: Write) -> None:
    path = write("nps.csv", "answer_id,score,answered_at,,score\n1,9,2026-01-31,x,8\n")
    record = payload_of(read_one(path, "nps_answers"))
    assert (record["column_4"], record["score"], record["score_5"]) == ("x", "9", "8")


def test_an_optional_date_is_checked_where_it_stands(write: Write) -> None:
    header = "subscription_id,account_id,started_on,ended_on\n"
    path = write("subscriptions.csv", f"{header}s1,a1,2026-01-31,\ns2,a1,2026-01-31,soon\n")
    open_ended, bad = read(path, "billing_subscriptions")
    assert isinstance(open_ended, Record)
    assert "'ended_on', found 'soon'" in reason_of(bad)


def test_parquet_rows_become_objects_with_iso_times(write: Write) -> None:
    path = write("messages.parquet", b"")
    pl.DataFrame(
        {"conversation_id": ["c"], "message_id": [7], "sent_at": ["2026-01-31 09:30:00"]}
    ).with_columns(pl.col("sent_at").str.to_datetime()).write_parquet(path)
    record = read_one(path, "generic_messages")
    assert (record.key, payload_of(record)["sent_at"]) == ("7", "2026-01-31T09:30:00")


def test_a_broken_parquet_file_is_one_rejection(write: Write) -> None:
    path = write("messages.parquet", b"PAR1 and then nothing")
    assert "Expected a complete Parquet file" in reason_of(read_one(path, "generic_messages"))


def test_slack_messages_are_keyed_by_their_channel(write: Write) -> None:
    path = write("shared-acme/2026-01-31.json", '[{"type": "message", "ts": "1769851800.000200"}]')
    assert read_one(path, "slack_messages").key == "shared-acme/1769851800.000200"


def test_a_cue_has_its_speaker_and_its_seconds(write: Write) -> None:
    path = write(
        "call-7.vtt", f"WEBVTT\n\nNOTE made by a tool\n\nintro\n{CUE}\nto Tallybrook</v>\n"
    )
    record = read_one(path, "vtt_cues")
    assert record.key == "call-7/1"
    assert payload_of(record) == {
        "cue_index": 1,
        "identifier": "intro",
        "start_seconds": 1.0,
        "end_seconds": 4.0,
        "speaker": "Ann",
        "text": "Hello & welcome to Tallybrook",
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "found an empty file"),
        ("1\n00:01,000 --> 00:02,000\nHello\n", "starts with 'WEBVTT'"),
        ("WEBVTT\n\nNOTE nothing yet\n", "Expected at least one cue"),
        ("WEBVTT\n\n00:0x.000 --> 00:04.000\nHello\n", "Expected a timing line"),
        ("WEBVTT\n\nHello without a time\n", "Expected a timing line"),
        ("WEBVTT\n\n00:01.000 --> 00:04.000\n\n", "Expected a value in 'text'"),
    ],
)
def test_a_transcript_without_a_readable_cue_is_rejected(
    write: Write, content: str, expected: str
) -> None:
    assert expected in reason_of(read_one(write("a.vtt", content), "vtt_cues"))


LABELS_HEADER = "segment_id,label_family,label,labelled_by,labelled_at,sampling\n"


def test_a_person_s_label_without_an_id_is_known_by_what_it_says(write: Write) -> None:
    rows = (
        "s1,intent,praise,ann,2026-01-31,random\ns1,Intent, PRAISE ,Ann,,\ns1,intent,other,ann,,\n"
    )
    first, again, other = read(write("human_labels.csv", f"{LABELS_HEADER}{rows}"), "human_labels")
    assert isinstance(first, Record)
    assert first.key == again.key != other.key


def test_a_person_s_label_keeps_its_id_in_csv_and_in_json_lines(write: Write) -> None:
    table = write(
        "human_labels_ann.csv", "label_id,segment_id,label_family,label\n7,s1,signal,none\n"
    )
    lines = write(
        "human_labels.jsonl",
        '{"label_id": 7, "segment_id": "s1", "label_family": "signal", "label": "none"}\n',
    )
    assert read_one(table, "human_labels").key == read_one(lines, "human_labels").key == "7"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "s1,mood,good,ann,,",
            "Expected a label_family: one of intent, sentiment, emotion, signal",
        ),
        ("s1,intent,churn_risk,ann,,", "Expected a label of 'intent': one of question, bug_report"),
        ("s1,intent,,ann,,", "Expected a value in 'label'"),
        ("s1,intent,praise,ann,31.01.2026,", "'labelled_at', found '31.01.2026'"),
    ],
)
def test_a_label_that_no_model_knows_is_rejected(write: Write, row: str, expected: str) -> None:
    path = write("human_labels.csv", f"{LABELS_HEADER}{row}\n")
    assert expected in reason_of(read_one(path, "human_labels"))
