import pytest

from python_models.courtesies import find_courteous_edges, find_signature, is_courtesy


@pytest.mark.parametrize(
    "text",
    [
        "Hi!",
        "Dear Sir or Madam,",
        "Good morning everyone,",
        "hello @support",
        "Hi Priya,",
        "Thanks!",
        "thx",
        "Thank you so much, Omar.",
        "Thanks for the quick reply.",
        "Many thanks for your help with this!",
        "Thanks for getting back to me so quickly 🙏",
        "Much appreciated.",
        "Any advice would be greatly appreciated",
        "Kind regards, Lena Ortiz",
        "Best,\nTom",
        "Looking forward to hearing from you soon.",
        "Have a great rest of your day!",
        "Hope you are doing well.",
        "I hope this email finds you well",
        "Ok, got it.",
        "Yes.",
        "Great, thanks!",
        "Sounds good to me 👍",
        "No worries",
        "Please let me know if you need any more information from my side.",
        "Please advise.",
        "Sorry for the late reply.",
        "Sent from my iPhone",
        "Tel: [phone]",
        "https://example.com/a",
        "@user",
    ],
)
def test_what_is_only_polite_is_a_courtesy(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thanks for nothing.",
        "Thanks for fixing the import.",
        "Great product!",
        "Great, another outage.",
        "Perfect, that works now.",
        "Any update?",
        "Still waiting.",
        "Yes, it still fails.",
        "No invoice yet.",
        "Hi, the door is locked.",
        "Please cancel my plan.",
        "I appreciate the new filters.",
        "Best tool we ever had.",
        "Sorry, but this is unacceptable.",
        "Sure, if you refund us.",
        "It is not fine.",
        "Good.. until it crashed.",
    ],
)
def test_one_word_about_the_matter_makes_it_no_courtesy(text: str) -> None:
    assert not is_courtesy(text)


@pytest.mark.parametrize(
    ("sentence", "matter"),
    [
        ("Hi team, the lamp is off.", "the lamp is off."),
        ("Hello\nthe lamp is off", "the lamp is off"),
        ("How do I turn it on, thanks in advance!", "How do I turn it on"),
        ("Hey Ann - where is the switch?\nthank you", "where is the switch"),
        ("The lamp is off.", "The lamp is off."),
        ("Hello!", "Hello!"),
    ],
)
def test_the_matter_lies_between_greeting_and_thanks(sentence: str, matter: str) -> None:
    start, end = find_courteous_edges(sentence)
    assert sentence[start:end] == matter


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("It rings.\nThanks,\nAna Pena\nHead of Care", "Thanks,\nAna Pena\nHead of Care"),
        ("It rings.\nBest regards\nAna\n[phone] | www.example.com", None),
        ("It rings.\nThanks,\nAna", "Thanks,\nAna"),
        ("Thanks,\nbut it rings all night. Please stop it.", ""),
        ("It rings.", ""),
    ],
)
def test_a_signature_begins_at_the_sign_off(text: str, signature: str | None) -> None:
    expected = text.split("\n", 1)[1] if signature is None else signature
    assert text[find_signature(text) :] == expected
