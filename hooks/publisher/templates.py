"""Templates: the Jinja environment of one language, with the functions that page templates use.

Templates live in `overrides/` and end in `.jinja`. Everything printed is escaped; only `Markup` made here
is not.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, Iterable

from jinja2 import Environment, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from . import collation, derive, eurlex, formats
from .addresses import record_address, relative
from .assets import Assets
from .chronicle import Entry, already_listed, chronicle, undated_incidents
from .compiled import PAGES, Templates
from .history import history
from .localise import SOURCE_LANGUAGE, Local, View, Words
from .marking import brief, like, marked, plain
from .navigation import MENU
from .pictures import flow
from .pictures.axis import Axis
from .pictures.lanes import Lanes, lanes
from .pictures.network import INDENT, PLACES, Drawing, network
from .pictures.steps import Steps, steps
from .pictures.strip import Strip, strip
from .pictures.ties import lone, ties
from .read import read_tree
from .records import COLLECTIONS
from .records.bodies import Step
from .records.measures import Family
from .rendering import PAGE, Renderer
from .security import POLICY
from .settings import Settings
from .timeline import Kind as MomentKind
from .timeline import Moment, timeline

_OJ_FORMS = (
    ("act.oj-page", re.compile(r"OJ (?P<series>[LC] \d+I?), (?P<date>[\d.]+), p\. (?P<page>\d+)")),
    ("act.oj-number", re.compile(r"OJ (?P<series>[LC]), (?P<number>\d+/\d+), (?P<date>[\d.]+)")),
    ("act.oj-undated", re.compile(r"OJ (?P<series>[LC]), (?P<number>\d+/\d+)")),
)
"""How the Official Journal is cited: by page until 2023, by number since."""
_DATED_PARTS = ("attributions", "changes", "meetings")
"""Fields whose parts carry dates of their own."""


def environment(templates: Templates, view: View, settings: Settings, assets: Assets) -> Environment:
    """The environment for one language."""
    env = Renderer(
        loader=templates, autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False, bytecode_cache=PAGES,
    )
    env.filters["brief"] = brief
    functions = Functions(view, settings, assets)
    drawn = (templates.folder / "assets" / f"share-{view.language}.png").is_file()
    picture = f"assets/share-{view.language if drawn else SOURCE_LANGUAGE}.png"
    env.globals.update(
        {name: getattr(functions, name) for name in dir(functions) if not name.startswith("_")},
        view=view, settings=settings, share_picture=picture, language=view.language, facts=view.facts, catalogue=view.catalogue, derive=derive, plain=plain, marked=marked, like=like,
        families=Family.__args__, response_steps=Step.__args__, menu=MENU, collections=COLLECTIONS, security_policy=POLICY,  # type: ignore[attr-defined]
    )
    return env


def keep_compiled(project: Path) -> None:
    """Keep the code of templates for the next run; it depends on how they are set up and rendered, and is made again once that changes."""
    modules, _ = read_tree(Path(__file__).parent, ".", [Path(__file__).name, "rendering.py"])
    PAGES.keep(project, "".join(module.text for module in modules))


class Functions:
    """What templates may call. Names are short because templates use them on every line."""

    def __init__(self, view: View, settings: Settings, assets: Assets) -> None:
        self._view, self._settings, self._assets = view, settings, assets
        self._made: dict[tuple[str, tuple[Any, ...]], str] = {}

    def t(self, key: str, **values: Any) -> Markup | Words:
        """Interface text by key; values that are HTML stay HTML, and those in another language keep saying so."""
        if values and any(isinstance(value, Markup) or getattr(value, "foreign", False) for value in values.values()):
            return self._view.html_message(key, **values)
        return self._view.message(key, **values)

    def once(self, macro: Macro, *arguments: Any) -> str:
        """What a macro makes of some arguments, and of nothing else: made once, whatever page it stands on."""
        key = (macro.name, arguments)
        if (known := self._made.get(key)) is None:
            known = self._made[key] = macro(*arguments)
        return known

    def date(self, value: Any) -> Markup:
        """A date in the reader's language, machine-readable: `<time datetime>`."""
        return Markup(f'<time datetime="{escape(value)}">{escape(self._view.show(value))}</time>')

    def plural_forms(self, key: str) -> Any:
        """The forms of a text with a number by their CLDR names, for a script that counts by itself."""
        return self._view.plural_forms(key)

    def locale(self) -> str:
        """The locale that a browser needs to write dates and numbers as we do: `en-GB`."""
        return str(formats.locale_of(self._view.language)).replace("_", "-")

    def number(self, value: int) -> str:
        return formats.number(value, self._view.language)

    def percent(self, share: float) -> str:
        return formats.percent(share, self._view.language)

    def country(self, code: str) -> str:
        return formats.country(code, self._view.language)

    def language_name(self, code: str) -> str:
        """Name of a language in the reader's: `allemand`."""
        return formats.language(code, self._view.language)

    def enumeration(self, parts: list[Any]) -> Markup:
        """`a, b and c`; parts may be HTML."""
        marks = [f"\ue000{index}\ue001" for index in range(len(parts))]
        text = str(escape(formats.enumeration(marks, self._view.language)))
        for mark, part in zip(marks, parts):
            text = text.replace(mark, str(escape(part)))
        return Markup(text)

    def url(self, path: str = "") -> str:
        """Link to a page below the language's folder: `url("sanctions/")`."""
        return self._link(f"{self._view.language}/{path}")

    def root(self, path: str = "") -> str:
        """Link to a file below the site's root: `root("sitemap.xml")`."""
        return self._link(path)

    def asset(self, name: str) -> str:
        """Link to a style sheet, script or icon, by an address that changes with its content: `asset("site.css")`."""
        return self._link(self._assets.address(f"assets/{name}"))

    def href(self, record: Local) -> str:
        """Address of a record's page, relative to the page being made."""
        return self._link(f"{self._view.language}/{record_address(record.model)}")

    def link(self, record: Local, text: Any = None) -> Markup:
        """`<a>` to a record's page, with its title or another text."""
        return Markup(f'<a href="{escape(self.href(record))}">{escape(record.title.capitalised if text is None else text)}</a>')

    def link_to(self, record: Local, anchor: str, text: Any) -> Markup:
        """`<a>` to a place on a record's page."""
        return Markup('<a href="{}#{}">{}</a>').format(self.href(record), anchor, text)

    def act_href(self, act: Local) -> str | None:
        """EUR-Lex address of an act in the reader's language."""
        return eurlex.act_address(act.model, self._view.language)

    def official_journal(self, reference: str) -> str:
        """A reference to the Official Journal as this language writes it: `JO L 129I du 17.5.2019, p. 1`."""
        for key, pattern in _OJ_FORMS:
            if match := pattern.fullmatch(reference):
                return str(self._view.message(key, **match.groupdict()))
        return reference

    def source_href(self, source: Local) -> str | None:
        return eurlex.source_address(source.model, self._view.language)

    def edit_href(self, path: str) -> str:
        return self._settings.edit_address(path)

    def paragraphs(self, words: Words) -> Markup:
        """A text as `<p>` elements."""
        return Markup("\n".join(f"<p{part.mark}>{escape(str(part))}</p>" for part in words.paragraphs))

    def changes(self) -> list[tuple[Any, list[Local], Local | None]]:
        """What changed in the facts, newest first: the event, the listings concerned, the change in the reader's words."""
        found = []
        for event in history(self._view.catalogue):
            record = self._view.local(event.record)
            change = next((each for each in record.changes if each.model is event.change), None) if event.change else None
            found.append((event, [self._view.local(listing) for listing in event.listings], change))
        return found

    def moments(self) -> list[tuple[Moment, Local]]:
        """The timeline, newest first: the moment and its record in the reader's words."""
        return [(moment, self._view.local(moment.record)) for moment in timeline(self._view.catalogue)]

    def history_of(self, record: Local) -> list[tuple[Entry, Local, Local | None]]:
        """The chronicle of a record, oldest first: the entry, the record that tells it, and the part that holds the date."""
        found = []
        for entry in chronicle(self._view.catalogue, record.model):
            teller = self._view.local(entry.record)
            parts = [part for name in _DATED_PARTS if name in type(entry.record).model_fields for part in getattr(teller, name)]
            found.append((entry, teller, next((part for part in parts if part.model is entry.part), None) if entry.part else None))
        return found

    def network(self) -> tuple[Drawing, ...]:
        """The drawings of what hangs together, with the titles of the records parted into lines."""
        return network(self._view.catalogue, lambda key: str(self._view.title(self._view.catalogue[key[0]][key[1]]).capitalised))

    def network_gaps(self) -> list[tuple[float, float, float]]:
        """Where lines run between two columns, and from the first to the last: from, to, and where the second column begins."""
        ends = [(x, x + width) for x, width in PLACES]
        return [(ends[0][1], ends[1][0] + 4 * INDENT, ends[1][0]), (ends[1][1], ends[2][0], ends[2][0]), (ends[0][1], ends[2][0], ends[2][0])]

    def network_columns(self) -> list[float]:
        """Left side of each column, in per cent."""
        return [x for x, _ in PLACES]

    def response(self) -> list[tuple[flow.Stage, list[Local]]]:
        """The steps of a joint response: each with the bodies that act in it."""
        bodies = self._view.catalogue["bodies"]
        return [(stage, [self._view.local(bodies[each]) for each in stage.bodies]) for stage in flow.stages(self._view.catalogue)]

    def response_flow(self, before: Words, steps: list[tuple[Words, list[str], bool]], after: list[Words], beside: list[Words], wide: bool) -> flow.Flow:
        """The drawing of the path: before the steps; each step's title, actors, and whether they are verified; after; beside."""
        return flow.flow(
            flow.Words(before),
            [flow.Words(title, actors=tuple(actors), doubtful=not verified) for title, actors, verified in steps],
            *(flow.Words(title, tuple(texts)) for title, *texts in (after, beside)), wide=wide,
        )

    def lone_incidents(self) -> list[Local]:
        """Incidents that are tied to no group and no listing."""
        return [self._view.local(self._view.catalogue[name][each]) for name, each in lone(self._view.catalogue, ties(self._view.catalogue))]

    def already_listed(self, incident: Local) -> list[Local]:
        """Listings that name an incident and are older than it."""
        return [self._view.local(listing) for listing in already_listed(self._view.catalogue, incident.model)]

    def undated_incidents(self, record: Local) -> list[Local]:
        """Incidents that belong to a record's history and have no known date."""
        return [self._view.local(incident) for incident in undated_incidents(self._view.catalogue, record.model)]

    def records(self, collection: str) -> list[Local]:
        return self._view.records(collection)

    def by_title(self, records: Iterable[Any]) -> list[Any]:
        """Records or pages in the order of the reader's alphabet."""
        return sorted(records, key=lambda record: collation.sort_key(str(record.title), self._view.language))

    def alphabetical(self, records: list[Any]) -> list[tuple[str, list[Any]]]:
        """Records or pages in the reader's alphabet, grouped by first letter (`#` for digits and other scripts)."""
        groups: dict[str, list[Any]] = {}
        for record in self.by_title(records):
            groups.setdefault(collation.letter(str(record.title), self._view.language), []).append(record)
        return list(groups.items())

    def tally(self, values: Iterable[Any]) -> list[tuple[Any, int]]:
        """Each value once, in the order of its first occurrence, and how often it occurs."""
        return list(Counter(values).items())

    def by_alphabet(self, choices: list[tuple[str, Any, int]]) -> list[tuple[str, Any, int]]:
        """Choices `(value, text, count)` in the order of the reader's alphabet."""
        return sorted(choices, key=lambda choice: collation.sort_key(str(choice[1]), self._view.language))

    def record(self, collection: str, record_id: str) -> Local | None:
        return self._view.record(collection, record_id)

    def local(self, record: Any) -> Local:
        return self._view.local(record)

    # -- pictures --------------------------------------------------------------------------------------

    def lines(self, text: str, width: int) -> list[str]:
        """A text broken into lines for a drawing."""
        return formats.lines(text.unescape() if isinstance(text, Markup) else str(text), width)

    def steps(self) -> Steps:
        """Listings over time."""
        return steps(self._view.catalogue, self._view.facts.checked_until)

    def strip(self, record: Local) -> Strip:
        """A record's chronicle on a line of time."""
        return strip(self._view.catalogue, chronicle(self._view.catalogue, record.model))

    def ladder(self, letters: dict[str, int]) -> Lanes:
        """Uses of the Toolbox on its families, the strongest on top; `letters` is how many lines a family's name takes."""
        rows: dict[str, list[tuple[Any, Any]]] = {family: [] for family in reversed(Family.__args__)}  # type: ignore[attr-defined]
        for use in self._view.records("uses"):
            for family in {measure.family for measure in use.measures}:
                rows[family].append((use.date, use))
        years, until = [use.date.year for use in self._view.records("uses")], self._view.facts.checked_until.year
        return lanes(Axis(min(years, default=until), until), rows, letters)

    def timeline_lanes(self) -> Lanes:
        """The timeline's moments, one line for each kind that there is."""
        found = timeline(self._view.catalogue)
        rows = {kind: [(moment.date, moment) for moment in found if moment.kind == kind] for kind in MomentKind.__args__}  # type: ignore[attr-defined]
        years = [moment.date.year for moment in found]
        return lanes(Axis(min(years), max(years)), {kind: moments for kind, moments in rows.items() if moments})

    def _link(self, target: str) -> str:
        page = PAGE.get()
        if page.absolute_links:
            return self._settings.base_path + target
        return relative(target, page.url)
