import pytest

from python_models.redaction import redact_personal_data


@pytest.mark.parametrize(
    "address",
    ["ana@example.com", "a.b+tag@mail.example.co.uk", "José.Núñez@exämple.de", "x_1@sub.host.io"],
)
def test_an_email_address_becomes_a_marker_and_its_sentence_stays(address: str) -> None:
    assert redact_personal_data(f"Write to {address}.") == ("Write to [email].", 1)


@pytest.mark.parametrize(
    "phone",
    [
        "+1 555 019 2233",
        "+1 (415) 555-2671",
        "(415) 555-2671",
        "415-555-2671",
        "415.555.2671",
        "1-800-555-0199",
        "+44 (0)20 7946 0958",
        "020 7946 0958",
        "07700 900123",
        "+49 30 1234567",
        "030 1234567",
        "0171/1234567",
        "0049 30 1234567",
        "01 23 45 67 89",
        "06.12.34.56.78",
        "612 34 56 78",
        "612 345 678",
        "(11) 91234-5678",
        "03-1234-5678",
        "+81-3-1234-5678",
    ],
)
def test_a_phone_number_becomes_one_marker_as_each_country_writes_it(phone: str) -> None:
    assert redact_personal_data(f"Call {phone}, please") == ("Call [phone], please", 1)


@pytest.mark.parametrize(
    "card", ["4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111", "378282246310005"]
)
def test_a_card_number_becomes_a_marker(card: str) -> None:
    assert redact_personal_data(f"my card {card} was charged") == ("my card [card] was charged", 1)


# Found in a review: one mistyped digit made a card number publishable.
def test_a_number_grouped_like_a_card_is_one_even_where_its_check_digit_is_wrong() -> None:
    assert redact_personal_data("4111 1111 1111 1112") == ("[card]", 1)


@pytest.mark.parametrize(
    "text",
    [
        "order 20260930123",
        "order 4111111111111112",
        "ORD-10482-3391",
        "invoice INV-2026-00042 of 2026-09-30",
        "at 10:15:00 on 30.09.2026",
        "between 2026-09-01 and 2026-09-30",
        "version 10.14.6 or 1.24.1",
        "build 120.0.6099.109",
        "the server 192.168.100.200 is down",
        "12.345.678 rows and 1,234,567 contacts",
        "error 500 after 30 seconds",
        "2024 2025 2026",
        "We grew from 120 to 450 seats",
    ],
)
def test_numbers_that_are_nobodys_stay(text: str) -> None:
    assert redact_personal_data(text) == (text, 0)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("password: hunter2222", "password: [secret]"),
        ("my API key is sk_live_51abc", "my API key is [secret]"),
        ("Token=eyJhbGciOi1", "Token=[secret]"),
        ("Passwort: Sommer2026!", "Passwort: [secret]"),
    ],
)
def test_a_secret_behind_its_label_becomes_a_marker(text: str, redacted: str) -> None:
    assert redact_personal_data(text) == (redacted, 1)


@pytest.mark.parametrize(
    "text", ["The password is incorrect", "the token is expired", "no secret here", ""]
)
def test_words_about_secrets_stay(text: str) -> None:
    assert redact_personal_data(text) == (text, 0)


def test_every_replacement_is_counted() -> None:
    text = "ana@example.com or +1 555 019 2233, card 4111 1111 1111 1111"
    assert redact_personal_data(text) == ("[email] or [phone], card [card]", 3)


def test_redacting_twice_changes_nothing_more() -> None:
    once, _ = redact_personal_data("ana@example.com, +1 555 019 2233, password: hunter2222")
    assert redact_personal_data(once) == (once, 0)
