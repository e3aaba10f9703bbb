"""All resources, and the only place that reads the environment.

Here belongs what an asset needs from outside: where the warehouse and the exports are. How the file
is opened belongs in `warehouse.py`.
"""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import dagster as dg
from dagster_dbt import DbtCliResource

from orchestration.dbt import DBT_EXECUTABLE, ROOT, dbt_project
from orchestration.errors import SettingError
from orchestration.topic_naming import ChatNamer, TopicNamer
from orchestration.warehouse import DEFAULT_MEMORY_LIMIT, Connection, connect
from python_models.embeddings import Embedder, HashingEmbedder, MiniLmEmbedder
from python_models.reading_layers import load_shipped_layers


class WarehouseResource(dg.ConfigurableResource[None]):
    """The warehouse file that the pipeline builds, and the exports it is built from.

    Attributes:
        path: The private build file; absolute, since DuckDB resolves a relative path against
            whoever runs.
        published_path: The file that everybody else reads.
        as_of: Rebuild a past day: an ISO 8601 moment in UTC; empty for all there is.
    """

    path: str
    published_path: str
    data_dir: str
    memory_limit: str = DEFAULT_MEMORY_LIMIT
    as_of: str = ""

    def connect(self) -> AbstractContextManager[Connection]:
        """The build file, open for writing: close it before the step ends or dbt starts."""
        return connect(self.path, memory_limit=self.memory_limit)

    @property
    def dbt_target(self) -> Path:
        """Where dbt keeps what it parsed for this build file; of another one it is of no use."""
        return Path(self.path).with_suffix(".dbt")

    @property
    def exports(self) -> Path:
        """The folder with one folder of exports per source."""
        return Path(self.data_dir)


class EnrichmentResource(dg.ConfigurableResource[None]):
    """Which embedder reads the text, and which language model names topics, if any.

    Attributes:
        embedder_name: `minilm`; `hashing` for tests of everything else; `off` leaves text unread.
        llm_url: Endpoint of the chat-completions protocol, without `/chat/completions`; empty for
            topics named by their key phrases.
        llm_key: Its bearer token.
        llm_model: Name of the model there.
    """

    embedder_name: str = "minilm"
    llm_url: str = ""
    llm_key: str = ""
    llm_model: str = ""

    @property
    def is_on(self) -> bool:
        """Whether text is read at all."""
        return self.embedder_name != "off"

    def embedder(self) -> Embedder:
        """The embedder of that name; one for the whole process, so that weights load once."""
        return load_embedder(self.embedder_name)

    def topic_namer(self, *, warn: Callable[[str], None]) -> TopicNamer | None:
        """The language model that names topics; None unless all that it takes is set."""
        if not (self.llm_url and self.llm_model):
            return None
        return ChatNamer(url=self.llm_url, key=self.llm_key, model=self.llm_model, warn=warn)


@cache
def load_embedder(name: str) -> Embedder:
    """The embedder of a name."""
    if name in ("minilm", "off"):
        return MiniLmEmbedder(load_shipped_layers())
    if name == "hashing":
        return HashingEmbedder()
    raise SettingError(
        f"Expected EMBEDDER to be minilm, hashing or off, found {name!r}. Unset it for minilm."
    )


@dataclass(frozen=True)
class Settings:
    """What a run is told by the environment."""

    data_dir: Path
    published_path: Path
    build_path: Path
    dagster_home: Path
    embedder_name: str
    as_of: str


def read_settings() -> Settings:
    """The settings in force; `make` sets defaults for all of them."""
    published_path = _absolute(_read("WAREHOUSE_PATH", str(ROOT / "warehouse" / "verbatim.duckdb")))
    # `verbatim_build.duckdb` stands beside `verbatim.duckdb`
    beside = published_path.with_name(f"{published_path.stem}_build.duckdb")
    return Settings(
        data_dir=_absolute(_read("DATA_DIR", str(ROOT / "seeds" / "raw"))),
        published_path=published_path,
        build_path=_absolute(_read("WAREHOUSE_BUILD_PATH", str(beside))),
        dagster_home=_absolute(_read("DAGSTER_HOME", str(ROOT / "warehouse" / "dagster"))),
        embedder_name=_read("EMBEDDER", "minilm"),
        as_of=_read("AS_OF", ""),
    )


def export_settings(settings: Settings) -> None:
    """Tell child processes (dbt) and Dagster what is in force; weights never come from a hub."""
    os.environ.update(
        WAREHOUSE_BUILD_PATH=str(settings.build_path),
        WAREHOUSE_PATH=str(settings.published_path),
        DAGSTER_HOME=str(settings.dagster_home),
        DBT_SEND_ANONYMOUS_USAGE_STATS="false",
        # every query of every model in a file is a tenth of a refresh
        DBT_LOG_LEVEL_FILE=_read("DBT_LOG_LEVEL_FILE", "info"),
        HF_HUB_OFFLINE="1",
        # two OpenMP threads that spin slow each other down on two cores
        OMP_WAIT_POLICY="PASSIVE",
    )


def _read(name: str, default: str) -> str:
    return dg.EnvVar(name).get_value() or default


def _absolute(path: str) -> Path:
    return Path(path).expanduser().resolve()


@dg.definitions
def resources() -> dg.Definitions:
    """The resources under the names that assets ask for."""
    settings = read_settings()
    export_settings(settings)
    return dg.Definitions(
        resources={
            "warehouse": WarehouseResource(
                path=str(settings.build_path),
                published_path=str(settings.published_path),
                data_dir=str(settings.data_dir),
                memory_limit=_read("WAREHOUSE_MEMORY_LIMIT", DEFAULT_MEMORY_LIMIT),
                as_of=settings.as_of,
            ),
            "enrichment": EnrichmentResource(
                embedder_name=settings.embedder_name,
                llm_url=_read("VERBATIM_LLM_URL", ""),
                # a reference, not the value: configuration is shown in the UI
                llm_key=dg.EnvVar("VERBATIM_LLM_KEY") if _read("VERBATIM_LLM_KEY", "") else "",
                llm_model=_read("VERBATIM_LLM_MODEL", ""),
            ),
            "dbt": DbtCliResource(project_dir=dbt_project(), dbt_executable=DBT_EXECUTABLE),
        }
    )
