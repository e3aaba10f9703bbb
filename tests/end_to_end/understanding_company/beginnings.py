"""AC-02: one issue in four wordings without a word in common, and other issues beside it."""

from tests.end_to_end.understanding_company.people import ORDINARY
from tests.end_to_end.understanding_company.telling import talks

# As the scenario quotes them, bare.
WORDINGS = (
    "Confusing setup process.",
    "Unclear getting started flow.",
    "Too many steps to activate.",
    "I don't know what to do first.",
)
_MORE_WORDINGS = (
    "The setup of our workspace has confused everybody on the team.",
    "I find your setup process confusing.",
    "Setup was confusing from the welcome screen to the last one.",
    "Such a confusing setup, three of us gave up on it.",
    "The getting started flow is unclear, we got lost halfway.",
    "Your getting started guide is unclear about what a new customer needs.",
    "It is unclear where the getting started flow wants to take us.",
    "We could not follow the getting started pages at all, the flow is a riddle.",
    "There are too many steps to activate our account.",
    "It takes far too many steps to activate a new workspace.",
    "Why are there so many steps before a workspace can be activated?",
    "Nineteen steps to activate one account, that is too much.",
    "We have just signed up and I don't know what to do first.",
    "I logged in as a newcomer today and had no idea where to begin.",
    "What am I supposed to do first as a new user?",
    "As beginners we do not know which thing should come first.",
)
BARE = talks(1300, ORDINARY, WORDINGS)
LONGER = talks(1304, ORDINARY, _MORE_WORDINGS)
MORE = ("New here, and the setup process leaves us confused about what comes first.",)
