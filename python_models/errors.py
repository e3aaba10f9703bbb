"""Every error that python_models raises.

VerbatimModelError
├── ModelWeightsError      the packaged weights are missing or are not the ones we measured
└── LabelBankError         the label bank cannot teach a head
"""


class VerbatimModelError(Exception):
    """Something about a model or its input is wrong, and the message says what to do."""


class ModelWeightsError(VerbatimModelError):
    """The embedding weights are missing or differ from the ones that were measured."""


class LabelBankError(VerbatimModelError):
    """The label bank lacks what a head needs to be fitted."""
