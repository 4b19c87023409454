"""Pages as PDF, by a library that is an optional part: it brings fonts and a layout engine that not everybody needs."""

from __future__ import annotations

from typing import Any

from goals_cli.errors import MissingPart

_HINT = "pip install 'goals-cli[pdf]'; or take --format html, and print the page from your browser"


def pdf(page: str) -> bytes:
    """Lay a page out on A4 or what its style sheet says, with the structure that screen readers need."""
    try:
        from weasyprint import HTML
    except ImportError as error:
        raise MissingPart("PDF needs weasyprint, which is not installed", _HINT) from error
    except OSError as error:  # it is there, and what it draws with is not
        hint = "on Debian and Ubuntu: apt-get install libpangoft2-1.0-0; or take --format html, and print the page"
        raise MissingPart("PDF needs the library Pango, which is not installed", hint) from error
    made: bytes = HTML(string=page, url_fetcher=_nothing).write_pdf(pdf_variant="pdf/ua-1")
    return made


def _nothing(*_: Any, **__: Any) -> Any:
    raise ValueError("a page stands for itself; nothing is loaded")
