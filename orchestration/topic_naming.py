"""Names of topics by a language model, where somebody has set one up; never by default.

Any endpoint that speaks the chat-completions protocol does. It is shown key phrases and quotes
without personal data, nothing else; where it fails, the key phrases stay the name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import httpx

TIMEOUT_SECONDS: Final = 30.0
MAX_LABEL_LENGTH: Final = 60
_TASK: Final = (
    "Customers of a software company wrote the quotes below about one topic. Answer with a name "
    "for the topic, two to five words in English, as a heading: no quotation marks, no explanation."
)


class TopicNamer(Protocol):
    """What names a topic."""

    def name(self, key_phrases: str, quotes: list[str]) -> str | None:
        """A name, or None when it has none; key phrases then stay the name."""
        ...


@dataclass
class ChatNamer:
    """A `TopicNamer` that asks a language model.

    Attributes:
        url: of the endpoint, up to and without `/chat/completions`.
        key: sent as bearer token; may be empty.
        model: name of the model there.
        warn: told once when the endpoint fails; it is not asked again then.
    """

    url: str
    key: str
    model: str
    warn: Callable[[str], None]
    _has_failed: bool = False

    def name(self, key_phrases: str, quotes: list[str]) -> str | None:
        """A name of at most `MAX_LABEL_LENGTH` characters."""
        if self._has_failed:
            return None
        try:
            label = self._ask(f"Key phrases: {key_phrases}\n" + "\n".join(f"- {q}" for q in quotes))
        except (
            httpx.HTTPError,
            httpx.InvalidURL,
            ValueError,
            KeyError,
            IndexError,
            TypeError,
        ) as error:
            self._has_failed = True
            self.warn(
                f"The language model at {self.url} did not name topics ({error!r}). "
                "Key phrases name them. Check VERBATIM_LLM_URL, _KEY and _MODEL."
            )
            return None
        return label or None

    def _ask(self, material: str) -> str:
        messages = [{"role": "system", "content": _TASK}, {"role": "user", "content": material}]
        response = httpx.post(
            f"{self.url.rstrip('/')}/chat/completions",
            headers={"Authorization": f"Bearer {self.key}"} if self.key else {},
            json={"model": self.model, "messages": messages, "temperature": 0},
            timeout=TIMEOUT_SECONDS,
        )
        answer = str(response.raise_for_status().json()["choices"][0]["message"]["content"])
        lines = answer.strip().splitlines() or [""]
        return lines[0].strip(" \"'“”*#.")[:MAX_LABEL_LENGTH].strip()
