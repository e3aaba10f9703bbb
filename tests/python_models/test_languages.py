import polars as pl
import pytest

from python_models.languages import detect_languages


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
        ("Мы не можем скачать счёт за этот месяц.", "ru"),
    ],
)
def test_other_languages_are_found(text: str, language: str) -> None:
    assert detected(text) == language


def test_no_text_gives_no_language() -> None:
    assert detect_languages(pl.Series([], dtype=pl.String)).is_empty()
