"""The report's page: one HTML file that holds its style, script and data, and asks for nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from polybius.records import Account
from polybius.telling.account_json import json_for_script
from polybius.telling.atlas import load_atlas
from polybius.telling.chapters import chapters_of
from polybius.telling.chronology import in_order_of_time
from polybius.telling.families import FAMILIES, family_of
from polybius.telling.kind_tables import LISTED_KINDS
from polybius.telling.overview import count_up
from polybius.telling.page_data import page_data, report_title
from polybius.telling.timeline import lay_out_timeline
from polybius.telling.timeline_drawing import bin_words, count_rows, day_after, day_before, draw_timeline
from polybius.telling.visible import visible, web_address
from polybius.telling.wording import code_words, count_words, date_words, day_words, share_words
from polybius.telling.worldmap import (
    AREA,
    ASIDE,
    COUNTRY,
    NOWHERE,
    POINT,
    country_spots,
    lay_out_map,
    widest_first,
)

_SCRIPTS = (
    "data.js",
    "filters.js",
    "quoting.js",
    "incident.js",
    "chronology.js",
    "chapters.js",
    "timeline.js",
    "map.js",
    "main.js",
)
"""Parts of the page's script, in the order they are joined."""
_MOST_PLAIN_ROWS = 1000
"""Incidents that a reader without scripts sees; the rest are in the table beside the page."""
_MOST_PLAIN_CHAPTER_ROWS = 200
"""Rows of a chapter that such a reader sees."""
_PLACE_HEADINGS = (
    (POINT, "Exact places"),
    (AREA, "Wider places, drawn as rings"),
    (COUNTRY, "Country only, hatched"),
    (ASIDE, "Not on the map: too wide, or in no gazetteer"),
    (NOWHERE, "Nowhere told"),
)


def render_page(account: Account) -> str:
    """The page of the account. Every text is escaped; only the page's own script and style may run."""
    incidents = in_order_of_time(account.incidents)
    by_id = {incident.id: incident for incident in incidents}
    timeline = lay_out_timeline(incidents)
    worldmap = lay_out_map(incidents, load_atlas())
    families = [family for family in FAMILIES if any(family_of(i.type) == family for i in incidents)]
    chapters = chapters_of(account)
    style, script = _asset("report.css"), _script()
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            account=account,
            overview=count_up(account),
            families=families,
            chapters=chapters,
            listed_kinds=LISTED_KINDS,
            chapter_rows=_MOST_PLAIN_CHAPTER_ROWS,
            timeline_rows=count_rows(timeline, by_id, families),
            timeline=timeline,
            drawing=draw_timeline(timeline, by_id),
            worldmap=worldmap,
            spots_drawn=widest_first(worldmap.spots),
            spot_numbers={spot: number for number, spot in enumerate(worldmap.spots)},
            country_spots=country_spots(worldmap.spots),
            place_headings=_PLACE_HEADINGS,
            mentions={mention.id: mention for mention in account.mentions},
            plain_rows=incidents[:_MOST_PLAIN_ROWS],
            report_numbers={report.id: number for number, report in enumerate(account.reports)},
            reports_by_id={report.id: report for report in account.reports},
            mention_counts=Counter(mention.report for mention in account.mentions),
            incident_counts=Counter(name for incident in incidents for name in incident.reports),
            policy=_policy(style, script),
            style=Markup(style),
            script=Markup(script),
            data=Markup(json_for_script(page_data(account, timeline, worldmap, chapters))),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("polybius.telling", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        code_words=code_words,
        count_words=count_words,
        date_words=date_words,
        day_words=day_words,
        report_title=report_title,
        thousands="{:,}".format,
        web_address=web_address,
    )
    environment.globals.update(
        share=share_words, bin_words=bin_words, day_before=day_before, day_after=day_after
    )
    return environment


def _shown(value: Any) -> Any:
    """The last step of every insertion: strangers' text without what hides or turns it."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _asset(name: str) -> str:
    return files("polybius.telling").joinpath("assets", name).read_text(encoding="utf-8")


def _script() -> str:
    """The script: its parts in one closure, so that nothing of it is reachable from outside."""
    parts = "\n".join(_asset(name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'


def _policy(style: str, script: str) -> str:
    """The content security policy: this style and this script, pictures in the file itself, nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}'",
            f"style-src '{_digest(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
