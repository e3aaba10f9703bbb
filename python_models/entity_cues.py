"""When a word that is spelt like a name is one: a capital, or what stands beside it."""

import re
from typing import Final

Range = tuple[int, int]

MIN_WORDS_TO_JUDGE_CAPITALS: Final = 2
MAX_CAPITALISED_SHARE: Final = 0.6

_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:;\n•>*\"“(]|\s[-–])[\s\"“(*]*$")
_LETTER_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_DETERMINER_BEFORE: Final = re.compile(
    r"(?i)\b(?:an?|the|this|that|these|those|each|every|any|some|no|my|our|your|their|his|her|its)"
    r"[\s-]*$"
)
# "the slack channel" is one, whatever stands before
_TOOL_NOUN_AFTER: Final = re.compile(
    r"(?i)(?:['’]s)?[\s-]+(?:integrations?|connect(?:or|ion)s?|sync\w*|apps?|add-?ons?|plug-?ins?"
    r"|channels?|workspaces?|apis?|webhooks?|bots?|subscriptions?|licen[cs]es?"
    r"|import\w*|pings?|alerts?|messages?|notifications?)\b"
)
_VERB_AFTER: Final = re.compile(
    r"(?i)(?:['’]s)?\s+(?:does(?:n['’]t)?|has|had|can(?:['’]t|not)?|is|was|will|would|offers?|charges?"
    r"|costs?|lets|let|keeps?|stopped|works?|shows?|says?|sends?|gives?|makes?)\b"
)
_TOOL_VERB: Final = (
    r"(?:integrat|sync|connect|switch|mov(?:e|ed|ing)\b|migrat|import|export|link(?:ed|ing)?\b|hook"
    r"|log(?:ged|ging)?\s?in|sign(?:ed|ing)?\s?in|push|evaluat|compar|trial|demo|alternative|competit"
    r"|rival|go(?:es|ing)?\b|went\b|gone\b|chang(?:e|ed|ing)\s+over|com(?:es?|ing)\b|came\b|replac|data\b"
    r"|post|arriv|appear|notif|ping|send|sent\b|pull|put|load|download|extract|dump|sav(?:e|ing)\b)\w*"
)
_CUE_BEFORE: Final = re.compile(
    rf"(?i)(?:\b{_TOOL_VERB}(?:\W+\w+){{0,5}}?\W+(?:to|from|with|in|into|against|for|by|via|at|of|on)"
    r"|\b(?:us(?:e[ds]?|ing)|try|tried|trying|evaluat(?:e|ed|ing)|compar(?:e|ed|ing)|replac(?:e|ed|ing)"
    r"|integrat(?:e|ed|ing)|connect(?:ed|ing)?|cancel(?:l?ed|ling)?|buy(?:ing)?|bought|prefer(?:red)?"
    r"|via|through|than|versus|vs\.?|unlike|like|such as|inside|called|named))\s+$"
)
# "connect to front desk": a name is followed by the end or by a small word, not by another noun
_NAME_ENDS: Final = re.compile(
    r"(?i)(?:['’]s?)?\s*(?:$|[^\w\s'’-]|(?:and|or|but|because|for|to|from|in|on|at|since|instead|next"
    r"|last|this|which|that|as|so|if|when|is|was|were|has|had|does|would|will|can|after|before|right"
    r"|now|again|today|soon|too|also|already|anyway|by|with|who|where|than|rather|while|then|until"
    r"|over|every|daily|all|either|myself|directly|automatically)\b)"
)
_JOINING: Final = re.compile(r"(?i)['’]?s?\s*(?:[,/&+]|and|or|vs\.?|versus|with|to|into|->|→)\s*")

_PLAN_NOUN: Final = r"(?:plans?|tiers?|editions?|licen[cs]es?|packages?|subscriptions?|pricing)\b"
_PLAN_NOUN_AFTER: Final = re.compile(rf"(?i)[\s-]+{_PLAN_NOUN}")
_BETWEEN_PLANS: Final = re.compile(r"(?i)\s*(?:,|/|&|and|or|to|vs\.?|versus|->|→)\s*(?:the\s+)?")
_PLAN_WORD_BEFORE: Final = re.compile(rf"(?i)\b{_PLAN_NOUN}\s*(?:[:(\"“]|called|named|is)?\s*$")
_MOVE_BEFORE: Final = re.compile(
    r"(?i)\b(?:(?:up|down)grad(?:e|es|ed|ing)|mov(?:e|ed|ing)|switch(?:ed|ing)?|go(?:ing)?|went|bump"
    r"(?:ed)?|step(?:ped)?|jump(?:ed|ing)?|subscrib(?:e|ed)|sign(?:ed|ing)?\s+up)"
    r"(?:\s+(?:us|me|our\s+\w+|the\s+\w+|it|them|everyone|up|down|back|over)){0,3}"
    r"(?:\s+(?:to|from|for|onto|into))?\s+$"
)
_PLAN_VERB_AFTER: Final = re.compile(
    r"(?i)\s+(?:includes?|gives?|offers?|comes? with|allows?|costs?|keeps?|doubles?)\b"
)
_ON_BEFORE: Final = re.compile(
    r"(?i)(?:\b(?:are|is|am|people|users?|seats?|licen[cs]es|stay(?:ed|ing)?|back|not|still|currently|be)"
    r"|['’](?:re|m|s))\s+on\s+$"
)
# "Nordic Business School" and "Growth Partners Ltd" are other names
_OTHER_NAME: Final = re.compile(r"[\w,]\s+[A-Z][\w&]*[\s-]+$")
_OTHER_NAME_GOES_ON: Final = re.compile(r"[\s-]+[A-Z]\w")
_OWN_UNDERTAKING: Final = re.compile(r"\b(?:my|our|their|his|her|a|an)\s+(?:business|growth|team)$")


def names_tool(text: str, start: int, end: int) -> bool:
    """Whether an ordinary word at this place names a product."""
    before, after = text[:start], text[end:]
    if _TOOL_NOUN_AFTER.match(after):
        return True
    if _DETERMINER_BEFORE.search(before):
        return _has_telling_capital(text, start, end)
    if _has_telling_capital(text, start, end):
        return True
    is_capital = text[start].isupper()
    if is_capital and _SENTENCE_START.search(before) and _VERB_AFTER.match(after):
        return True
    return bool(_CUE_BEFORE.search(before) and _NAME_ENDS.match(after))


def names_plan(text: str, start: int, end: int, *, plans: list[Range]) -> bool:
    """Whether the name of a plan at this place means the plan: "enterprise software" does not.

    Args:
        text: the segment.
        start: first character of the name.
        end: behind its last character.
        plans: where the text has names of plans.
    """
    before = text[:start]
    if _PLAN_NOUN_AFTER.match(text, _skip_plans(text, end, plans)):
        # "our business plan for next year" is about business
        return not _OWN_UNDERTAKING.search(text[:end])
    if _PLAN_WORD_BEFORE.search(before):
        return True
    if _has_telling_capital(text, start, end):
        is_inside_name = _OTHER_NAME.search(before) or _OTHER_NAME_GOES_ON.match(text, end)
        return not is_inside_name
    is_at_start = text[start].isupper() and _SENTENCE_START.search(before)
    if is_at_start and _PLAN_VERB_AFTER.match(text, end):
        return True
    is_moved_to = _MOVE_BEFORE.search(before) or _ON_BEFORE.search(before)
    return bool(is_moved_to and _NAME_ENDS.match(text[end:]))


def is_joined_to(text: str, first: Range, second: Range) -> bool:
    """Whether two names stand side by side: "Jira and Notion", "from Jira to Notion"."""
    return first[1] <= second[0] and _JOINING.fullmatch(text, first[1], second[0]) is not None


def _skip_plans(text: str, end: int, plans: list[Range]) -> int:
    """Where the list "Growth or Business" that a name begins ends."""
    for start, stop in sorted(plans):
        if start > end and _BETWEEN_PLANS.fullmatch(text, end, start):
            end = stop
    return end


def _has_telling_capital(text: str, start: int, end: int) -> bool:
    """A capital tells a name inside a sentence, not at its start nor where all words have one."""
    if not any(character.isupper() for character in text[start:end]):
        return False
    if any(character.isupper() for character in text[start + 1 : end]) and not text.isupper():
        return not text[start:end].isupper() or not _is_mostly_capitals(text, start, end)
    if not text[start].isupper() or _SENTENCE_START.search(text[:start]):
        return False
    return not _is_mostly_capitals(text, start, end)


def _is_mostly_capitals(text: str, start: int, end: int) -> bool:
    others = [
        match[0]
        for match in _LETTER_WORD.finditer(text)
        if match.end() <= start or match.start() >= end
    ]
    capitals = sum(word[0].isupper() for word in others)
    is_telling = len(others) >= MIN_WORDS_TO_JUDGE_CAPITALS
    return is_telling and capitals > MAX_CAPITALISED_SHARE * len(others)
