"""Completion and hover in an editor that speaks the YAML language server, asked of the real server.

`make tools` fetches the server with npm; where it is not there, these tests are left out and say so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

LOCAL = Path(__file__).parent.parent / ".tools" / "node_modules" / ".bin" / "yaml-language-server"
SERVER = str(LOCAL) if LOCAL.exists() else shutil.which("yaml-language-server")

pytestmark = pytest.mark.skipif(SERVER is None, reason="left out: no yaml-language-server here (make tools fetches it)")


class Client:
    """A small editor: sends requests to the server and waits for the answer that belongs to each."""

    def __init__(self, folder: Path) -> None:
        assert SERVER is not None
        self.process = subprocess.Popen(
            [SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.number = 0
        self.notes: list[dict[str, Any]] = []
        self.request("initialize", {"processId": os.getpid(), "rootUri": folder.as_uri(), "capabilities": {}})
        self.send("initialized", {})

    def send(self, method: str, params: object, **more: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "id" in message and "method" in message:  # the server asks for settings: the defaults will do
            items = message["params"].get("items", [])
            answer = [{} for _ in items] if message["method"].startswith("workspace") else None
            self.answer(message["id"], answer)
        elif "method" in message:
            self.notes.append(message)
        return message

    def answer(self, number: object, result: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", "id": number, "result": result}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def request(self, method: str, params: object) -> Any:
        self.number += 1
        self.send(method, params, id=self.number)
        while (message := self.receive()).get("id") != self.number or "method" in message:
            pass
        return message["result"]

    def open(self, path: Path, text: str) -> str:
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        return path.as_uri()

    def at(self, uri: str, line: int, character: int) -> dict[str, Any]:
        return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        while True:
            for note in self.notes:
                if note["method"] == "textDocument/publishDiagnostics" and note["params"]["uri"] == uri:
                    found: list[dict[str, Any]] = note["params"]["diagnostics"]
                    return found
            self.receive()


@pytest.fixture
def editor(caseload: Path) -> Iterator[Client]:
    client = Client(caseload)
    yield client
    client.request("shutdown", None)
    client.send("exit", None)
    client.process.communicate(timeout=20)


@pytest.fixture
def plan(caseload: Path, goals: Any) -> Path:
    assert goals("create", "heron-27", "--words", "I want to sleep", today="2026-03-02").code == 0
    return caseload / "clients" / "heron-27.yaml"


def labels(completion: Any) -> set[str]:
    items = completion["items"] if isinstance(completion, dict) else completion
    return {item["label"] for item in items}


def test_a_new_plan_offers_its_fields(editor: Client, plan: Path) -> None:
    text = plan.read_text(encoding="utf-8") + "\n"
    uri = editor.open(plan, text)
    offered = labels(editor.request("textDocument/completion", editor.at(uri, text.count("\n") - 1, 0)))
    assert {"about", "needs", "requirements", "agreements", "reviews", "risks"} <= offered
    assert not {"format", "client", "worker", "opened", "goals"} & offered


def test_choices_are_offered(editor: Client, plan: Path) -> None:
    lines = plan.read_text(encoding="utf-8").splitlines()
    lines += ["requirements:", "  - id: q-1", "    by: "]
    uri = editor.open(plan, "\n".join(lines))
    offered = labels(editor.request("textDocument/completion", editor.at(uri, len(lines) - 1, len("    by: "))))
    assert {"client", "family", "worker", "agency", "court", "other", "unclear"} <= offered


def test_hover_explains_a_field(editor: Client, plan: Path) -> None:
    lines = plan.read_text(encoding="utf-8").splitlines()
    uri = editor.open(plan, "\n".join(lines))
    number = next(n for n, line in enumerate(lines) if "words:" in line)
    hover = editor.request("textDocument/hover", editor.at(uri, number, lines[number].index("words:") + 1))
    assert "own words" in json.dumps(hover["contents"])


def test_a_valid_plan_has_nothing_underlined_and_a_misspelt_key_has(editor: Client, plan: Path) -> None:
    text = plan.read_text(encoding="utf-8")
    assert editor.diagnostics(editor.open(plan, text)) == []
    other = plan.with_name("wren-3.yaml")
    found = editor.diagnostics(editor.open(other, text.replace("heron-27", "wren-3") + "strenghts: []\n"))
    assert [diagnostic["message"] for diagnostic in found] == ["Property strenghts is not allowed."]
