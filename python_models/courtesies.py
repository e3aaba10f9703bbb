"""What frames a message and is not its matter: greetings, thanks, sign-offs, bare acknowledgements.

A slice is a courtesy when it is nothing but such phrases and names, so "Thanks for the quick reply"
is one and "Thanks for fixing the export" is not: one word about the matter is enough to keep it.
"""

import re
from typing import Final

# longer texts say something else
MAX_LETTERS: Final = 160

_NAME: Final = r"(?-i:@?[A-Z][\w.'’-]*|@\w+)"
_CALLED: Final = (
    rf"(?:\W+(?:{_NAME}|there|again|all|team|everyone|everybody|folks|guys|support|sir|madam|or|and|"
    r"both|ladies|gentlemen|dear|friend|mate|so much|a lot))"
)
_HELLO: Final = (
    rf"(?:hi+|hello+|hey+|hiya|howdy|greetings|dear|good\s+(?:morning|afternoon|evening|day)|"
    rf"morning|to\s+whom\s+it\s+may\s+concern){_CALLED}{{0,4}}"
)
_THIS: Final = r"(?:this|that|it|me|us|the\s+(?:matter|issue|problem)|this\s+(?:matter|issue|one))"
_GIVEN: Final = (
    r"(?:(?:(?:all|the|your|this|that|any|such|an?|of|kind|very|so|prompt|quick|fast|swift|speedy|"
    r"great|detailed|thorough|helpful|excellent|continued|early|rapid|timely|amazing|further|more)\s+"
    r")*(?:help|support|repl(?:y|ies)|responses?|answers?|time|assistance|patience|understanding|"
    r"updates?|info(?:rmation)?|explanations?|clarifications?|feedback|attention|cooperation|"
    r"consideration|efforts?|service|messages?|e?mails?|notes?|calls?|chat|advice|guidance|"
    r"follow-?up|work|heads?[ -]?up|confirm(?:ation|ing)|respon(?:se|ding)|replying|clarifying|"
    r"helping|reaching\s+out|following\s+up|letting\s+(?:me|us)\s+know|getting\s+back|coming\s+back|"
    r"(?:looking|checking)\s+into|clearing|joining|everything)"
    rf"(?:\s+(?:out|up|so\s+(?:quickly|fast|soon)|quickly|promptly|to\s+(?:me|us)|"
    rf"(?:(?:with|on|about|in)\s+)?{_THIS}))*)"
)
_THANKS: Final = (
    r"(?:(?:many|big|huge|much|ok(?:ay)?|great|perfect)\s+)*(?:thanks?(?:\s+(?:you|u))?|thx|tysm|"
    r"cheers|(?:much\s+)?appreciated)"
    r"(?:\W+(?:(?:so|very)\s+)?(?:much|a\s+(?:lot|million|bunch|ton)|again|kindly|in\s+advance|"
    rf"already))*{_CALLED}{{0,3}}(?:\W+(?:for|in\s+advance\s+for)\s+{_GIVEN})?(?:\W+in\s+advance)?"
)
_APPRECIATE: Final = (
    r"(?:(?:I|we)(?:['’]d|['’]ll|\s+would|\s+will)?\s+)?(?:really|truly|greatly|very\s+much)?\s*"
    rf"appreciate\s+(?:it|that|this|{_GIVEN})"
    r"|any\s+(?:\w+\s+)?(?:help|advice|assistance|pointers|guidance|support|thoughts|ideas?|"
    r"suggestions?)\s+(?:(?:is|are|would\s+be|will\s+be)\s+)?(?:(?:much|greatly|really|very|highly)"
    r"\s+)?(?:appreciated|welcome)"
)
SIGN_OFF: Final = (
    r"(?:with\s+)?(?:(?:kind(?:est)?|best|warm(?:est)?|many)\s+)?(?:regards|wishes|greetings)|"
    r"all\s+the\s+best|best|yours(?:\s+(?:truly|sincerely|faithfully))?|sincerely(?:\s+yours)?|"
    r"respectfully|cordially|thanks?(?:\s+you)?(?:\s+(?:and|&)\s+(?:\w+\s+)?regards)?|many\s+thanks|"
    r"cheers|rgds|br|thx|talk\s+soon"
)
_PARTING: Final = (
    r"(?:(?:I|we)\s+)?(?:(?:am|are)\s+|['’]m\s+)?look(?:ing)?\s+forward\s+to\s+(?:hear(?:ing)?\s+"
    r"(?:back\s+)?from\s+you|your\s+(?:\w+\s+)?(?:reply|response|answer|feedback))(?:\s+soon)?"
    r"|(?:have|enjoy|hope\s+you\s+have|wish(?:ing)?\s+you)\s+(?:an?\s+|your\s+|the\s+)?(?:(?:very\s+)?"
    r"(?:great|good|nice|lovely|wonderful|pleasant)\s+)?(?:rest\s+of\s+(?:the|your)\s+)?(?:day|"
    r"week(?:end)?|evening|afternoon|night|one|holidays?)(?:\s+ahead)?"
    r"|take\s+care|good\s*bye|bye(?:\s+bye)?|see\s+you(?:\s+(?:soon|then))?|you\s+too|same\s+to\s+you"
)
_WELL: Final = (
    r"(?:(?:I|we)\s+)?hope\s+(?:(?:that\s+)?(?:you(?:['’]re|\s+are)?|all\s+is|everything\s+is|this\s+"
    r"(?:e?mail|message|note)?\s*finds\s+you)(?:\s+(?:all|doing|keeping))*\s+(?:well|fine|good|"
    r"great|ok))|how\s+are\s+(?:you|things)(?:\s+(?:doing|all|today))*|nice\s+to\s+(?:meet|speak|"
    r"talk)(?:\s+(?:to|with))?\s+you"
)
_NODS: Final = (
    r"ok(?:ay|ie)?|k+|sure(?:\s+thing)?|ye(?:s|p|ah|up)|yup|no(?:pe)?|right|correct|exactly|indeed|"
    r"al?l?\s*right|got\s+(?:it|you)|i\s+see|(?:i\s+)?underst(?:and|ood)|noted|(?:that\s+|it\s+)?"
    r"makes\s+sense|(?:that\s+)?sounds\s+(?:good|great|fine|perfect)(?:\s+to\s+me)?|good\s+to\s+know|"
    r"(?:i\s+|i['’]ll\s+|i\s+will\s+)?will\s+do|perfect|great|awesome|cool|nice|excellent|wonderful|"
    r"lovely|brilliant|fantastic|super|good|fine|done|absolutely|of\s+course|certainly|definitely|"
    r"np|no\s+(?:problem|worries|rush)|you(?:['’]re|\s+are)\s+(?:very\s+)?welcome|my\s+pleasure|"
    r"never\s*mind|oh|ah+|h+m+|u[mh]+|well|anyway|please|pls|wow|lol|(?:ha)+|oops|"
    r"that(?:['’]s|\s+is|['’]d\s+be|\s+would\s+be)\s+(?:great|fine|good|ok|okay|perfect|all|right|"
    r"correct|true|clear)|i['’]ll\s+(?:do\s+(?:that|so)|wait|let\s+you\s+know)|so"
)
_PLEA: Final = (
    r"(?:(?:please|kindly|pls)\s+)?(?:let\s+(?:me|us)\s+know(?:\s+(?:asap|soon|either\s+way|what\s+you"
    r"\s+think|if\s+(?:you\s+(?:need|have|require|want)|there(?:['’]s|\s+is|\s+are))\s+(?:(?:any|more|"
    r"further|some|other|anything|additional)\s*)+(?:else|info(?:rmation)?|details?|questions?|"
    r"help)?(?:\s+from\s+(?:me|us|my\s+(?:side|end)|our\s+(?:side|end)))?))?)"
    r"|(?:please|kindly|pls)\s+(?:help|advise|assist|reply|respond|confirm|hurry)(?:\s+(?:me|us))?"
    r"(?:\s+(?:asap|soon|with\s+this|out))?|(?:can|could)\s+(?:you|someone|anyone)\s+(?:please\s+)?"
    r"help(?:\s+(?:me|us))?(?:\s+(?:out|please|with\s+this))*|(?:i|we)\s+(?:have\s+an?\s+(?:quick\s+)?"
    r"question|need\s+(?:some\s+|your\s+)?help)|(?:please\s+)?feel\s+free\s+to\s+(?:call|contact|"
    r"reach\s+out(?:\s+to)?|ask)(?:\s+(?:me|us))?"
)
_SORRY: Final = (
    r"(?:(?:i['’]m|i\s+am|we['’]re|my|our)\s+)?(?:(?:so|very|really|sincere)\s+)?(?:sorry|apologies|"
    r"apologi[sz]e|excuse\s+me)(?:\s+(?:for|about|to)\s+(?:(?:the|my|this|that|any|all|late|delayed|"
    r"slow|long)\s+)*(?:reply|response|delay|confusion|inconvenience|trouble|wait|typos?|"
    r"bother(?:\s+you)?|that))?"
)
_CONTACT: Final = (
    r"sent\s+(?:from|via)\s+my\s+\w+(?:\s+\w+)?|get\s+outlook\s+for\s+\w+|!?\[[^\]\n]*\]\(\S*\)|"
    r"(?:(?:tel|phone|mobile|cell|fax|e-?mail|web|[mtpe])\W+)?(?:\[\w+\]|https?://\S+|www\.\S+)|@\w+"
)
_PHRASE: Final = "|".join(
    [
        _HELLO,
        _THANKS,
        _APPRECIATE,
        rf"(?:{SIGN_OFF})(?:\W+{_NAME}){{0,4}}",
        _PARTING,
        _WELL,
        _PLEA,
        _SORRY,
        _CONTACT,
        _NODS,
    ]
)
_COURTESY: Final = re.compile(rf"\W*(?:(?:and\s+|but\s+)?(?:{_PHRASE})(?:[^\w@\[]+|$))+", re.I)
_LETTER: Final = re.compile(r"[^\W\d_]")
_OPENING: Final = re.compile(
    rf"\s*(?:@\w+\s+)*(?:{_HELLO})(?:\s*[,!:.…]+|\s*[-–—]\s|\s*\n)\s*", re.I
)
_CLOSING: Final = re.compile(rf"(?:\s*[,;.–—!?-]+\s*|\s*\n\s*)(?:{_THANKS})[\s.!,:)]*$", re.I)
_SIGNATURE: Final = re.compile(rf"(?im)^[ \t]*(?:{SIGN_OFF})[ \t]*[,.!]?[ \t]*$")
_SIGNATURE_LINE: Final = re.compile(r"[^\n.?!]{0,60}|[^\n]*(?:\[\w+\]|www\.|https?://)[^\n]*")
_MAX_SIGNATURE_LINES: Final = 8


def is_courtesy(text: str) -> bool:
    """Whether the text is nothing but courtesies, names, addresses and links."""
    if not text or len(_LETTER.findall(text)) > MAX_LETTERS:
        return False
    return _COURTESY.fullmatch(text) is not None


def find_courteous_edges(sentence: str) -> tuple[int, int]:
    """Where the matter of a sentence begins and ends: after "Hi team," and before ", thanks!"."""
    opening, closing = _OPENING.match(sentence), _CLOSING.search(sentence)
    start = opening.end() if opening else 0
    end = closing.start() if closing else len(sentence)
    return (start, end) if _LETTER.search(sentence[start:end]) else (0, len(sentence))


def find_signature(text: str) -> int:
    """Where a sign-off line begins that only short lines follow; the length of the text if none."""
    for sign_off in _SIGNATURE.finditer(text):
        after = text[sign_off.end() :].strip().splitlines()
        if len(after) <= _MAX_SIGNATURE_LINES and all(map(_SIGNATURE_LINE.fullmatch, after)):
            return sign_off.start()
    return len(text)
