"""Words that a topic's name neither starts nor ends with: they do not say what it is about.

At the end stand words of anger and joy: how people feel about a matter is not the matter.
"""

from typing import Final

# lower case, straight apostrophes; contractions also as people type them without one
_WORDS: Final = """
    a able about actually after again all also always am amp an and another any anybody anyone
    anything anyway are as ask at back basically be because been before being bit but by can
    can't cannot cant come could day days dear did didn't do does doesn't doing don't done dont
    each either else even ever every everyone everything few fine first for from get gets
    getting give go goes going gone gonna good got guys had half has hasn't have haven't having
    he hello help her here hey hi him his hope how i i'd i'll i'm i've if im in into is isn't it
    it's its ive just keep keeps know last let lets like little ll lol long look looking lot
    made make many may maybe me mean might more most much must my need needs never new no nobody
    none not nothing now of off ok okay on once one only or other our out over own people per
    please pls put quite rather re really right said same say see seem seems she should since so
    some somebody someone something still such sure take team tell than thank thanks that that's
    thats the their them then there there's these they thing things think this those though
    three through time times to today together told too tried try trying two u uh um until up us
    use used using ve very via want wanted wants was wasn't way we we're we've week weeks well
    went were what what's when where which while who whole why will with within without won't
    work works would wouldn't yeah yes yet you you're your
"""
EDGE_WORDS: Final = frozenset(_WORDS.split())
