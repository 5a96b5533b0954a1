"""Words by which what a report tells is sorted into the slots of MUC-4."""

from __future__ import annotations

import re

TYPES = {"abduction": "kidnapping", "arson": "arson"}
"""Incident types by the codebook's mode; a robbery is known by its rule, a bombing by mode or weapon."""
BOMBING_MODES = frozenset({"ied", "vehicle-bomb", "explosion", "suicide"})
BOMBS = frozenset({"bomb", "car bomb", "improvised explosive device", "roadside bomb", "grenade", "landmine"})

NO_ACTS = frozenset({"clash", "interception", "storming"})
NO_RULES = frozenset({"operation", "invade", "defeat", "fight", "claim", "come-under", "answer"})
"""Modes and rules that tell of fighting, of no terrorist act."""
HAPPENED = frozenset({"actual", "attempted"})
EFFECTS = frozenset({"destroy", "damage", "harm", "kill", "strike"})
"""Rules that, with no doer told, only tell what an act told before did."""
MERE = frozenset({"harm", "strike"})
"""Rules that tell of anybody hurt or anything hit, by whatever."""

ORGANISATIONS = frozenset(
    {"armed-group", "armed-forces", "service", "government", "party", "alliance", "coalition", "company"}
)
STATE_KINDS = frozenset({"armed-forces", "service", "state", "government"})
STATE_ARMED = re.compile(
    r"\b(?:soldiers?|army|troops?|armed forces|police|policem[ae]n|air force|patrols?)\b", re.IGNORECASE
)
STATE_ORGANISATION = re.compile(r"\b(?:armed forces|army|air force|navy|government)\b", re.IGNORECASE)
ORGANISED = frozenset({"mafia", "cartel", "government", "military", "army", "regime"})
"""Nouns that stand for an organisation though they are no name."""
FIGHTERS = re.compile(
    r"\b(?:soldiers?|troops?|army|military|battalions?|brigades?|rebels?|guerr?ill?as?|terrorists?|subversives?"
    r"|insurgents?|extremists?|garrisons?|barracks|enemy|patrols?|units?)\b",
    re.IGNORECASE,
)

NO_NAMES = re.compile(
    r"(?:he|she|it|they|them|him|her|his|its|their|who|whom|which|that|one|ones|others?|some|those|these|victims?"
    r"|people|persons?|individuals?)",
    re.IGNORECASE,
)
MERE_GROUPS = frozenset(
    {"group", "organization", "force", "forces", "faction", "elements", "gang", "band", "ones"}
)
PARTICLES = frozenset(
    {"de", "la", "del", "las", "los", "y", "da", "do", "dos", "van", "von", "of", "the", "and"}
)
TITLES = re.compile(
    r"^(?:(?:general|gen|colonel|col|major|captain|capt|lieutenant|president|minister|former|senator|dr|mr|mrs|mayor"
    r"|monsignor|msgr|father|judge|bishop|archbishop|ambassador|deputy|journalist|priest|attorney|leader|retired)"
    r"\.? )+",
    re.IGNORECASE,
)
AREAS = frozenset(
    [
        "area",
        "city",
        "town",
        "village",
        "neighborhood",
        "section",
        "zone",
        "district",
        "highway",
        "road",
        "location",
    ]
)
"""Where something happens, no target."""
NO_WEAPONS = frozenset({"fire", "shot", "shots", "gunfire"})

LEADING = re.compile(r"^(?:the|a|an|some|several|alleged|suspected|its|their|his|her|our)\s+", re.IGNORECASE)
SUPPOSED = re.compile(
    r"^(?:presumed|neither|same|so-called|self-styled|supposed)\s+(?:the\s+)?", re.IGNORECASE
)
QUALITY = re.compile(
    r"(?:\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|heavily|unidentified|unknown|young|groups? of)"
    r"(?:\s+|$))+$",
    re.IGNORECASE,
)
"""What the coder leaves out before people and MUC-4 keeps."""
PREPOSITION = re.compile(r"\s+(?:of|in|from|at|on|for|with|belonging|against|near)\s+")
MEMBERS = re.compile(
    r"\s+(?:guerr?ill?as?|rebels?|terrorists?|fighters?|members?|militants?)$", re.IGNORECASE
)
MEASURING = re.compile(
    r"^(?:\w+ )?(?:members?|groups?|columns?|bands?|gangs?|squads?|units?|elements?) of\b", re.IGNORECASE
)
PART = re.compile(
    r"^(?:\w+ )?(?:sections?|segments?|stretch|stretches|parts?|front|rest|windows?|doors?|walls?|facade)"
    r" of (?:the )?",
    re.IGNORECASE,
)
