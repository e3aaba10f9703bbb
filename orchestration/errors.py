"""Every error that orchestration raises itself.

VerbatimError
├── NothingToPublishError      there is no build file, or it holds no marts
├── ReconciliationError        two counts of the same thing differ
├── DbtParseError              dbt_project/ does not parse
├── BusyWarehouseError         another process keeps the build file open
├── SettingError               an environment variable is missing or means nothing
├── NothingToReadError         DATA_DIR holds no readable conversation
├── LabelReaderError           segments are to be labelled before there is a label reader
└── ExpectationSuiteError      an expectation suite can't be read or run as it is written

Here belongs the tree and one sentence an error. The words of a message belong where it is raised;
errors of the models belong in `python_models/errors.py`.
"""


class VerbatimError(Exception):
    """Something about a file, a table or a setting is wrong, and the message says what to do."""


class NothingToPublishError(VerbatimError):
    """There is no build file, or it holds no marts; what was published before stays."""


class ReconciliationError(VerbatimError):
    """Two counts of the same thing differ, so that nothing built on them can be trusted."""


class ExpectationSuiteError(VerbatimError):
    """An expectation suite can't be read or run as it is written."""


class DbtParseError(VerbatimError):
    """The dbt project does not parse; dbt's own words are in the message."""


class SettingError(VerbatimError):
    """An environment variable is missing or means nothing."""


class NothingToReadError(VerbatimError):
    """The data directory holds nothing that a warehouse could be built from."""


class BusyWarehouseError(VerbatimError):
    """Another process keeps the build file open; DuckDB has one writer."""


class LabelReaderError(VerbatimError):
    """Segments are to be labelled before there is a label reader."""
