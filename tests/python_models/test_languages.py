import polars as pl
import pytest

from python_models.languages import detect_languages, detect_segment_languages


def detected(text: str) -> str:
    return str(detect_languages(pl.Series([text]))[0])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "👍 👍",
        "+1",
        "asap pls",
        "API 500 again",
        "tiles load one... by... one...",
        "csv export timeout prod eu-west",
        "no luck, same error",
        "https://app.example.com/de/rechnungen/übersicht",
        "[email] [phone] [card]",
        "Café invoice from São Paulo is missing, can you resend it?",
        "@somebody ping",
    ],
)
def test_short_and_terse_english_stays_english(text: str) -> None:
    assert detected(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("エクスポートが動きません。", "ja"),
        ("助けてください", "ja"),
        ("No podemos descargar la factura de este mes, ¿nos ayudan?", "es"),
        ("Wir können die Rechnung nicht herunterladen.", "de"),
        ("L'export ne fonctionne plus depuis hier matin.", "fr"),
        ("Não conseguimos baixar a fatura deste mês.", "pt"),
        ("De export is of leeg of kapot, wij kunnen niet verder.", "nl"),
        ("Мы не можем скачать счёт за этот месяц.", "ru"),
    ],
)
def test_other_languages_are_found(text: str, language: str) -> None:
    assert detected(text) == language


def test_no_text_gives_no_language() -> None:
    assert detect_languages(pl.Series([], dtype=pl.String)).is_empty()


@pytest.mark.parametrize(
    ("segment", "of_message", "language"),
    [
        ("The invoice is not there any more.", "de", "en"),
        ("Wir können die Rechnung nicht herunterladen.", "en", "de"),
        ("Warum?", "de", "de"),
        ("csv export timeout", "fr", "fr"),
        ("no luck, same error", "en", "en"),
        ("We zitten in the cloud met onze data, maar kunnen niet inloggen.", "nl", "nl"),
    ],
)
def test_a_segment_has_its_own_language_where_it_is_long_enough(
    segment: str, of_message: str, language: str
) -> None:
    found = detect_segment_languages(pl.Series([segment]), of_messages=pl.Series([of_message]))
    assert found.to_list() == [language]
