"""Real exports and format samples from public repositories, if they are beside this one."""

import json
from collections import Counter
from pathlib import Path

import orjson
import pytest
import yaml

from orchestration.entities import Entity
from orchestration.readers.outcomes import Outcome, Record, Rejection
from orchestration.readers.records import count_records, read_records
from orchestration.sources import ENTITIES

FORMATS = Path(__file__).parents[3] / "shared" / "formats"
ENTITY = {entity.table: entity for entity in ENTITIES}

pytestmark = pytest.mark.skipif(
    not FORMATS.is_dir(),
    reason="no public format samples beside the repository (../shared/formats)",
)


def read(path: Path, entity: Entity) -> list[Outcome]:
    outcomes = list(read_records(path, entity))
    assert count_records(path, entity) == len(outcomes)
    return outcomes


def count_kinds(outcomes: list[Outcome]) -> tuple[int, int]:
    kinds = Counter(type(outcome) for outcome in outcomes)
    return kinds[Record], kinds[Rejection]


@pytest.mark.parametrize(
    ("name", "records", "rejections"),
    [
        ("sample.vtt", 16, 0),
        ("captions_with_bom.vtt", 4, 0),
        ("comments.vtt", 3, 0),
        ("cue_tags.vtt", 3, 0),
        ("metadata_headers.vtt", 2, 0),
        ("metadata_headers_multiline.vtt", 2, 0),
        ("one_caption.vtt", 1, 0),
        ("styles.vtt", 1, 0),
        ("using_identifiers.vtt", 6, 0),
        ("empty.vtt", 0, 1),
        ("invalid.vtt", 0, 1),
        ("no_captions.vtt", 0, 1),
        ("invalid_timeframe.vtt", 6, 1),
        ("missing_caption_text.vtt", 4, 1),
        ("missing_timeframe.vtt", 6, 1),
        ("invalid_timeframe_in_cue_text.vtt", 3, 1),
    ],
)
def test_every_cue_of_a_transcript_is_read_or_rejected(
    name: str, records: int, rejections: int
) -> None:
    path = FORMATS / "webvtt" / "tests" / "subtitles" / name
    assert count_kinds(read(path, ENTITY["vtt_cues"])) == (records, rejections)


@pytest.mark.parametrize(
    ("name", "messages", "without_headers"),
    [
        ("2001-November.txt", 164, 0),
        ("bigbang-dev-test.txt", 6, 0),
        ("3GPP_mbox/3GPP_TSG_RAN_WG4_NR-MIMO-OTA.mbox", 58, 1),
        ("3GPP_mbox/3GPP_TSG_SA_WG4_EVS.mbox", 50, 0),
    ],
)
def test_every_message_of_a_mailing_list_is_read(
    name: str, messages: int, without_headers: int
) -> None:
    outcomes = read(FORMATS / "mbox" / "tests" / "data" / name, ENTITY["email_messages"])
    assert count_kinds(outcomes) == (messages, without_headers)
    mails = [orjson.loads(item.payload) for item in outcomes if isinstance(item, Record)]
    assert all(mail["message_id"] and "@" in mail["from"]["email"] for mail in mails)
    assert sum(bool(mail["text"]) for mail in mails) >= 0.85 * messages


@pytest.mark.parametrize("name", ["from-header-variations.txt", "urls-test-file.txt"])
def test_text_that_is_no_mailbox_is_rejected_whole(name: str) -> None:
    outcomes = read(FORMATS / "mbox" / "tests" / "data" / name, ENTITY["email_messages"])
    assert count_kinds(outcomes) == (0, 1)


def test_every_row_of_a_landed_table_is_read() -> None:
    paths = sorted(FORMATS.glob("*/integration_tests/seeds/*.csv"))
    assert paths
    for path in paths:
        columns = path.read_text(encoding="utf-8-sig").split("\n", maxsplit=1)[0].split(",")
        key = columns[0].strip().strip('"')
        landed = Entity("landed", "crm", ("*.csv",), (key,), (), "One row per version of a row.")
        outcomes = read(path, landed)
        assert count_kinds(outcomes)[1] == 0, (path.name, outcomes)


def test_a_landed_table_is_not_taken_for_the_tools_own_export() -> None:
    # Fivetran lands lower-case columns; the tool's own are not: say so instead of loading nulls.
    path = FORMATS / "salesforce" / "integration_tests" / "seeds" / "sf_account_data.csv"
    outcomes = read(path, ENTITY["salesforce_accounts"])
    assert count_kinds(outcomes)[0] == 0
    assert all("Expected a value in 'Id'" in outcome.reason for outcome in outcomes)


def test_the_examples_of_the_intercom_description_are_read(tmp_path: Path) -> None:
    description = next((FORMATS / "intercom_openapi" / "descriptions").glob("*/*.yaml"))
    examples = yaml.safe_load(description.read_text(encoding="utf-8"))["components"]["schemas"]
    path = tmp_path / "conversations.json"
    one = _example_of(examples, examples["conversation"])
    path.write_text(json.dumps({"type": "conversation.list", "conversations": [one, one]}))
    outcomes = read(path, ENTITY["intercom_conversations"])
    assert count_kinds(outcomes) == (2, 0)
    assert outcomes[0].key == one["id"]


def _example_of(schemas: dict[str, object], schema: dict[str, object]) -> object:
    """The example that a description's schema spells out property by property."""
    if "example" in schema:
        return schema["example"]
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        return None
    return {name: _example_of(schemas, part) for name, part in properties.items()}
