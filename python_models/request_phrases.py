"""What a request asks for, without how it asks: "would be great if you added X" asks for X."""

import re
from typing import Final

MAX_WORDS: Final = 18
MIN_LETTERS: Final = 3
_POINTING: Final = frozenset({"this", "that", "these", "those", "one", "them", "something"})

_WHO: Final = (
    r"(?:i|we|you(?: guys)?|they|one|people|users|admins|everyone|my team|our team|it"
    r"|the (?:app|tool|system|product|platform|software))"
)
_NICE: Final = (
    r"(?:great|nice|good|cool|awesome|amazing|lovely|handy|helpful|useful|ideal|perfect|wonderful"
    r"|fantastic|brilliant|better|best|welcome|appreciated|a (?:life ?saver|plus|dream|godsend)"
    r"|an? (?:great|nice|good|useful|huge|big|welcome|real|game)[ -]\w+)"
)
_BE_NICE: Final = (
    rf"(?:(?:would|will|could|might)(?: \w+)?|['’]d|['’]ll) (?:be|make)"
    rf"(?: (?:so|really|very|super|extremely|incredibly|even|much))* {_NICE}"
)
_ADD: Final = (
    r"(?:add|build|introduce|implement|include|provide|offer|create|consider|look into|get|have|see"
    r"|give (?:us|me|people|users)|request|propose|suggest|there (?:is|was|were|be))"
)
_ABLE: Final = (
    r"(?:(?:an?|the|some(?: kind of| sort of)?|any) )?"
    r"(?:way|option|ability|possibility|chance|means|feature|functionality)"
    r" (?:to|of|for|that (?:lets?|allows?) (?:us|me|people|users)(?: to)?)"
)
_VERY: Final = (
    r"(?:(?:really|also|just|still|all|desperately|badly|urgently|definitely|absolutely) )*"
)
_ASK_FOR: Final = r"(?:missing|asking|looking|hoping|requesting|lacking|after)"
# The first that fits at all is taken; what follows it is the request.
_ASKING: Final = tuple(
    re.compile(rf"(?i)(?<!\w){pattern}(?:(?=\W)|(?<=\s))")
    for pattern in (
        rf"(?:it|that|this|what)?\W?{_BE_NICE}(?: (?:here|for \w+))?,? (?:if|to|when|is)",
        rf"(?:we|i)(?:['’]d| would) {_VERY}(?:love|like|appreciate|prefer|welcome)"
        r"(?: it)?(?: (?:if|to|for|when))?",
        r"(?:any|are there(?: any)?|is there(?: an?| any)?|do you have(?: any)?|what are the)"
        r" (?:plans?|chance|eta|timeline|intention)"
        r"(?: (?:that|of|to|for|on|you|we|i|could|can|will|might))+",
        rf"(?:please|pls|plz|kindly)(?= {_ADD}| (?:let|allow|make|support|bring|enable|stop|do)\b)",
        rf"(?:can|could|would|will|won['’]t|why (?:can|don)['’]t|when (?:will|can)) {_WHO} "
        rf"(?:please |kindly |maybe |ever |possibly )*(?={_ADD}\b|support|make|let|allow|bring)",
        rf"(?:is there {_ABLE}|(?:there(?:['’]s| is) )?no (?:way|option) (?:to|for|of))",
        r"(?:would|will|['’]d) (?:really )?(?:help|save)(?: \w+){0,4},? (?:if|to)",
        r"(?:is|would|will) it (?:be )?(?:ever )?possible (?:for \w+ )?to",
        rf"(?:we|i|our \w+|my \w+) {_VERY}(?:needs?|wants?|wish|requires?|miss(?:es)?|lacks?"
        rf"|propose|suggest|vote|(?:am|are) {_ASK_FOR})"
        r"(?: (?:for|to|that|if|is))?",
        rf"(?:we['’]re|i['’]m) {_ASK_FOR}(?: for| to)?",
        r"(?:feature )?(?:request(?:ing)?|suggestion|suggesting|proposal|wish|idea)"
        r"(?:\s?[:–-]|(?: is)? (?:for|to|that))(?: to)?",
        r"(?:there (?:should|ought to|must|has to|needs to) be|(?:what|how) about|\+1 (?:for|on))",
        rf"{_WHO} should {_VERY}(?:be able to|have|get)",
    )
)
# "It is silly that I have to retype": not having to is what is asked for.
_BURDEN: Final = re.compile(
    r"(?i)(?:(?:it|this)(?:['’]s| is) (?:\w+ )?(?:silly|ridiculous|absurd|crazy|mad|annoying|odd"
    r"|frustrating|tedious|painful|a (?:pain|shame|joke)|strange|weird|insane|tiresome)"
    r" (?:that|how|when)|why (?:do|should|must)|(?:i['’]m|we['’]re|i am|we are) (?:tired|sick) of)"
    r" (?:that )?(?:(?:i|we|people|users|my team|our \w+) )?(?:still |always |really |even )*"
    r"(?:(?:have|need|got|having|needing) to |must )"
)
_THING_FIRST: Final = re.compile(
    rf"(?i)^(?P<thing>.{{3,}}?)[,:]? (?:{_BE_NICE}"
    r"|(?:is|are) (?:still |sorely |badly |really |desperately )*(?:missing|needed|lacking|a must"
    r"|overdue)|please|pls|plz)\b"
)
_OPENING: Final = re.compile(
    r"(?i)^(?:(?:hi|hello|hey|dear)(?: (?:there|all|team|folks|support|everyone|guys))?[,!.]"
    r"|(?:and|also|so|but|plus|ps|honestly|ideally|basically|again|maybe|perhaps|just|really|then|oh"
    r"|if possible|please|pls|kindly|well|ok|okay|secondly|finally|one more thing"
    r"|on top of that|by the way|btw)\b[,:]?)\s+"
)
_CAN_DO: Final = re.compile(
    rf"(?i)^(?:{_WHO} (?:(?:could|can|would|might|will|should|were|was|had|have|got|get|be|are"
    rf"|able to)\b ?)+|be(?:ing)? able to\b|{_ABLE}|(?:that|if|for) (?={_WHO} )"
    rf"|(?:you |we )?{_ADD}(?:ed|d|ing)?\b(?: (?:an?|the|some|any)\b)?|(?:to|you)\b"
    r"|(?:let|allow|enable) (?:us|me|people|users|everyone)(?: to)?\b)\s+"
)
_ARTICLE: Final = re.compile(r"(?i)^(?:an?|the|some|any)\s+")
_REASON: Final = re.compile(
    r"(?i)\s*(?:[.;!?…\n]\s|\s[–—-]\s|,? (?:because|since (?:we|i|our|my|it|the)|otherwise"
    r"|so (?:that|we|i|they|our|my|it|people|nobody)|which (?:is|would|means)|as (?:we|i|our|my)"
    r"|but (?:we|i|right|at|there|it|you))\b).*$",
    re.DOTALL,
)
_CLOSING: Final = re.compile(
    r"(?i)[\s,]*\b(?:please|pls|plz|thanks(?: \w+)?|thank you(?: \w+)?|one day|some ?day|soon|too"
    r"|any ?time soon|at some point|in (?:the|a) (?:near )?future|(?:for|in|with|on) (?:this|here)"
    r"|on (?:your|the) roadmap|if possible|as well|ever|this (?:year|quarter))\W*$"
)
_EDGES: Final = " \t\n\"'“”‘’«»()[]*-–—,.:;!?…"


def to_need_text(request: str) -> str:
    """The thing itself in at most 18 words, or the whole sentence where no lead-in is known."""
    text = " ".join(request.split())
    found = (_after_burden(text), _after_asking(text), _before_nicety(text))
    needs = [_ARTICLE.sub("", _shorten(phrase)) for phrase in found]
    return next(filter(_says_something, [*needs, _shorten(text)]), text)


def _after_burden(text: str) -> str:
    found = _BURDEN.search(text)
    return f"not having to {text[found.end() :]}" if found else ""


def _after_asking(text: str) -> str:
    found = next(filter(None, (pattern.search(text) for pattern in _ASKING)), None)
    return text[found.end() :] if found else ""


def _before_nicety(text: str) -> str:
    found = _THING_FIRST.match(text)
    return found["thing"] if found else ""


def _shorten(text: str) -> str:
    phrase = _REASON.sub("", text.strip(_EDGES))
    for pattern in (_OPENING, _CAN_DO):
        before = None
        while before != phrase:
            before = phrase
            phrase = pattern.sub("", phrase.strip(_EDGES), count=1)
    before = None
    while before != phrase:
        before = phrase
        phrase = _CLOSING.sub("", phrase).strip(_EDGES)
    return " ".join(phrase.split()[:MAX_WORDS]).strip(_EDGES)


def _says_something(need: str) -> bool:
    letters = sum(character.isalpha() for character in need)
    return letters >= MIN_LETTERS and need.casefold() not in _POINTING
