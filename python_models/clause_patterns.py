"""Words and patterns by which English clauses are told: what begins a statement, what hangs on one.

Lists of function words and frequent verbs, of no product. How they decide a cut is in
`python_models/clauses.py`.
"""

import re
from typing import Final

_I = re.IGNORECASE
_AUXILIARY: Final = (
    r"(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must|"
    r"cannot)(?:n['’]t)?|can['’]t|won['’]t|isnt|arent|wasnt|doesnt|dont|didnt|cant|wont|hasnt|havent"
)
_DETERMINER: Final = (
    r"the|a|an|my|our|your|his|her|their|its|this|these|those|that|some|many|most|all|every|each|"
    r"no|another|other|both|several|few|two|three|four|five|half|nobody|everyone|everybody|someone"
)
_AFTER_VERB: Final = (
    rf"{_DETERMINER}|me|us|you|it|them|to|up|down|out|off|back|on|over|twice|again|late|early|wrong|"
    r"nothing|only|too|sideways|yesterday|last|without|with|like|as|in|at|from|for|into|by|very|"
    r"constantly|randomly|offline|online|fine|well|badly|anyway|\w+ly|\d+"
)
_VERB: Final = (
    rf"{_AUXILIARY}|keeps?|kept|fail(?:s|ed)?|crash(?:es|ed)?|works?|worked|takes?|took|shows?|"
    r"showed|goes|went|gets?|got|stop(?:s|ped)|says?|said|looks?|looked|seems?|seemed|makes?|"
    r"made|comes?|came|freezes?|froze|hangs?|hung|gives?|gave|ran|runs?|breaks?|broke|wants?|"
    r"wanted|tells?|told|asks?|asked|refuses?|refused|feels?|felt|lost|loses?|sends?|sent|stays?|"
    r"stayed|ignores?|(?:dis)?appear(?:s|ed)?|becomes?|became|costs?|cuts?|hides?|arrives?|lands?|"
    r"vanish(?:es)?|needs?|happens?|complains?|"
    r"never|always|still|constantly|barely|hardly|rarely|suddenly|simply|just|already|no longer|"
    rf"(?!attached|included|enclosed)\w{{2,}}ed(?=\s+(?:{_AFTER_VERB})\b|\W*$)|"
    rf"\w{{3,}}s(?=\s+(?:{_AFTER_VERB})\b)"
)
_NO_NOUN: Final = (
    r"who|whom|which|that|what|where|when|how|why|if|because|and|or|but|I|we|you|they|he|she|it|"
    r"then|not|to|in|on|at|with|for|from|of|by|so|even|vice|this|these|those|there|everything|"
    r"something|nothing|same|only|just|still|never|always|also|soon|sometimes|now|maybe|perhaps|\w+ly"
)
_WORD: Final = r"[\w'’/.#&%-]+"
_NOUN_WORDS: Final = rf"(?:(?!(?:{_NO_NOUN}|{_VERB})\b){_WORD}\s+)"
_INNER_WORDS: Final = (
    r"(?:(?!(?:who|which|that|what|where|when|how|why|if|because|and|or|I|we|you|they)\b)"
    rf"{_WORD}\s+)"
)
_LEAD: Final = (
    r"(?:(?:now|also|even|still|today|yesterday|sometimes|currently|lately|recently|honestly|"
    r"in addition|on top of that|since then|suddenly|unfortunately|sadly|frankly|meanwhile),?\s+)*"
)
_ASKS: Final = (
    rf"(?:(?:how|where|when|why|what|who|which\s+\w+)\s+)?(?:{_AUXILIARY})\s+"
    r"(?:I|we|you|there|the|this|our|my|your|anyone|someone)\b"
)
_OF_ONESELF: Final = rf"{_LEAD}(?:I|we)(?:['’]\w+)?\s+\w"
_OF_A_THING: Final = (
    rf"{_LEAD}(?:there(?:['’]s|\s+(?:is|are|was|were|has|seems))\b"
    rf"|(?!the\s+(?:more|less|\w+er)\s+the)(?:{_DETERMINER})\s+"
    rf"(?!(?:{_VERB}|only|also|just|\w+ly)\b){_INNER_WORDS}{{1,6}}?(?:{_VERB})\b"
    rf"|(?:nobody|no\s+one|everyone|everybody|someone)\s+\w)"
)
# "… and when I tried to pay, the page kept timing out"
_ONCE_TRIED: Final = (
    r"(?:when(?:ever)?|after|as\s+soon\s+as|(?:every|each)\s+time)\s+(?:I|we|you|our|my|the)\b"
    rf"[^,;.?!]+,\s+(?:{_OF_ONESELF}|{_OF_A_THING}|(?:it|nothing)\s+\w)"
)
STARTS_STATEMENT: Final = re.compile(
    rf"(?:{_OF_ONESELF}|{_OF_A_THING}|{_LEAD}you\s+\w"
    r"|please\s+(?!help|advise|fix|check|look|let|see|assist|tell|respond|reply|investigate)\w)",
    _I,
)
STARTS_AFTER_WORD: Final = re.compile(
    rf"{_ASKS}|{_ONCE_TRIED}|{_LEAD}{_NOUN_WORDS}{{1,4}}?(?:{_VERB})\b", _I
)
STARTS_BARE: Final = re.compile(
    rf"{_OF_ONESELF}|{_OF_A_THING}|{_ONCE_TRIED}|{_ASKS}|{_NOUN_WORDS}{{1,2}}(?:{_AUXILIARY})\b", _I
)
HAS_STATEMENT: Final = re.compile(
    rf"\b(?:(?:I|we|you|he|she|they|it)(?:['’]\w+)?\s+\w|(?:{_VERB})\b|please\s+\w)", _I
)
JOINT: Final = re.compile(
    r"(?P<mark>\s*(?:[,;]|\.{3}|…)(?=\s)|\s+(?:-{1,2}|–|—)(?=\s))\s+"
    r"(?:(?P<word>and|but|yet|plus|however|although|though|whereas)\b,?\s+)?"
    r"|\s+(?P<bare>and|but)\s+",
    _I,
)
# what may stand before the subject and changes nothing
_SKIP: Final = (
    r"(?:(?:@\w+|and|but|also|especially|just|even|so|hey|hi|ok(?:ay)?|well|yes|no|then|oh|today|"
    r"yesterday|ideally|currently|basically|again|however|\w+:|[-*•>]|\d+[.)])[,\s]+|\*\*)*"
)
_HANGING: Final = (
    r"(?:(?:when(?:ever)?|if|after|before|while|since|"
    r"because|as|once|although|though|unless|until|in\s+case|now\s+that|given|(?:every|each)\s+time|"
    r"the\s+(?:moment|minute|first\s+time|last\s+time|next\s+time)|no\s+matter|by\s+the\s+time|"
    r"either|neither|both|(?:in\s+order\s+)?to|assuming|provided|depending|based|due|"
    r"despite|according|analogous|contrary|similar|thanks\s+to|from|with|without|in|on|at|for|during|"
    rf"by|(?!nothing|everything|something|anything)\w+ing"
    rf"(?!\s+(?:{_AUXILIARY}|keeps?|kept|fails|failed|takes|took|went|works?|hangs)\b))\b"
    rf"(?!\s+(?:{_AUXILIARY})\s+(?:I|we|you|the|my|our)\b)|not\s+only\b)"
)
HANGS: Final = re.compile(rf"{_SKIP}{_HANGING}", _I)
HANGS_BEFORE_STATEMENT: Final = re.compile(_ONCE_TRIED, _I)
ENDS_HANGING: Final = re.compile(rf"(?:[,;]|\b(?:and|but|so|that))\s+{_HANGING}[^,;]*$", _I)
HANGS_INSIDE: Final = re.compile(
    r"\s(?:because|since|if|when|whenever|while|after|before|until|unless|that|which|who|whose|"
    r"where|how|why|what|whether|once|although|though|both|between|as\s+long\s+as|as\s+soon\s+as|"
    r"so\s+that|in\s+case)\s",
    _I,
)
CLOSES_HANGING: Final = re.compile(
    rf"{_OF_ONESELF}|{_OF_A_THING}|(?:it|they|you|he|she|nothing|everything|all|this|that)\b|please\b",
    _I,
)
STEP: Final = re.compile(
    rf"{_SKIP}"
    r"(?:I|we)(?:['’]ve|\s+have|\s+had)?(?:\s+(?:just|then|already|even|\w+ly))*\s+(?:clicked|opened|"
    r"pressed|selected|chose|tried|went|ran|looked|uploaded|installed|followed|restarted|rebooted|"
    r"logged|called|emailed|phoned|wrote|asked|checked|contacted|set|updated|upgraded|moved|"
    r"switched|reset|deleted|added|created|imported|exported|sent|entered|used|changed|scanned|"
    r"submitted|paid|bought|ordered|signed|started|filled|searched|typed|turned|plugged|connected)\b",
    _I,
)
LEADS_UP: Final = re.compile(
    rf"{_SKIP}"
    r"(?:(?:I|we)(?:['’]\w+|\s+(?:am|are|was|were|would|have|just|really|only|can))*\s+"
    r"(?:want(?:ed)?|need(?:ed)?|like\s+to|trying|expect(?:ed)?|thought|assumed|hoped|understand|"
    r"know|see)\b)",
    _I,
)
OPENS_PHRASE: Final = re.compile(
    r"(?:in|on|at|with|for|during|by|to|from|about|of|besides|apart|instead|regarding|using)\b|.*,",
    _I | re.DOTALL,
)
OPINION: Final = re.compile(
    r"(?:I|we)(?:['’]m)?\s+(?:think|guess|believe|suppose|mean|assume|hope|presume|afraid)\b", _I
)
OPENS_CONTENT: Final = re.compile(
    r"\b(?:think|thinks|thought|believe|feel|guess|hope|wish|know|see|saw|notice|noticed|say|says|"
    r"said|tell|told|hear|heard|suggest|sure|mean|means|wonder|assume|suppose|expect|find|found|"
    rf"asked|explained|confirmed|admit)(?:\s+(?!(?:{_AUXILIARY})\b){_WORD}){{0,4}}$",
    _I,
)
OUTCOME: Final = re.compile(
    r"(?:you|I|we)(?:['’]ll|\s+(?:should|will|can|could|may|might|then))*\s+(?:see|saw|get|got|notice|"
    r"find|found)\b",
    _I,
)
SO_MUCH_THAT: Final = re.compile(r"\b(?:so|such\s+an?|too)\s+\w+(?:\s+\w+){0,4}$", _I)
OF_SAME: Final = re.compile(rf"{_SKIP}(?:I|we)\b", _I)
POINTS_BACK: Final = re.compile(r"\b(?:it|them|ones?)\b", _I)
NEXT_MARK: Final = re.compile(r"[,;]\s|\s[-–—]\s")
LETTER: Final = re.compile(r"[^\W\d_]")
