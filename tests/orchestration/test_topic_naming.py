import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from orchestration.defs.resources import EnrichmentResource
from orchestration.topic_naming import ChatNamer

Serve = Callable[..., ChatNamer]


class Endpoint:
    """A language model that says what it is told to."""

    def __init__(self) -> None:
        self.answer, self.status = "Failing exports", 200
        self.asked: list[tuple[str, str | None, dict[str, object]]] = []
        self.warnings: list[str] = []
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                endpoint.asked.append(
                    (self.path, self.headers.get("Authorization"), json.loads(body))
                )
                self.send_response(endpoint.status)
                self.end_headers()
                message = {"message": {"content": endpoint.answer}}
                self.wfile.write(json.dumps({"choices": [message]}).encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def namer(self, *, url: str = "", key: str = "secret") -> ChatNamer:
        return ChatNamer(url=url or self.url, key=key, model="any", warn=self.warnings.append)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    endpoint = Endpoint()
    thread = threading.Thread(target=endpoint.server.serve_forever)
    thread.start()
    yield endpoint
    endpoint.server.shutdown()
    thread.join()
    endpoint.server.server_close()


def test_the_model_is_asked_with_phrases_and_quotes_and_its_key(endpoint: Endpoint) -> None:
    assert endpoint.namer().name("csv export, empty", ["It fails"]) == "Failing exports"
    path, authorization, body = endpoint.asked[0]
    assert (path, authorization, body["model"]) == (
        "/v1/chat/completions",
        "Bearer secret",
        "any",
    )
    assert "It fails" in json.dumps(body)


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        ('"Failing exports."', "Failing exports"),
        ("**Failing exports**\nbecause many said so", "Failing exports"),
        ("x" * 200, "x" * 60),
        ("  ", None),
    ],
)
def test_an_answer_becomes_one_short_line(
    endpoint: Endpoint, answer: str, label: str | None
) -> None:
    endpoint.answer = answer
    assert endpoint.namer(key="").name("csv export", []) == label
    assert endpoint.warnings == []
    assert endpoint.asked[0][1] is None


def test_a_model_that_fails_is_warned_of_once_and_not_asked_again(endpoint: Endpoint) -> None:
    endpoint.status = 500
    namer = endpoint.namer()
    assert [namer.name("csv export", []) for _ in range(3)] == [None] * 3
    assert len(endpoint.asked) == len(endpoint.warnings) == 1
    assert "VERBATIM_LLM_URL" in endpoint.warnings[0]


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1", "no url at all", "http://[broken"])
def test_a_model_that_is_not_there_leaves_key_phrases(endpoint: Endpoint, url: str) -> None:
    assert endpoint.namer(url=url).name("csv export", []) is None
    assert len(endpoint.warnings) == 1


def test_no_model_is_asked_unless_one_is_set_up() -> None:
    said: list[str] = []
    assert EnrichmentResource().topic_namer(warn=said.append) is None
    assert EnrichmentResource(llm_url="http://x").topic_namer(warn=said.append) is None
    complete = EnrichmentResource(llm_url="http://x", llm_model="any")
    assert complete.topic_namer(warn=said.append) is not None
