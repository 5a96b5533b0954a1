"""Finding a record of an account by the name a person typed."""

from __future__ import annotations

import difflib

from polybius.errors import RecordError
from polybius.records import Account, Incident


def find_incident(account: Account, wanted: str) -> Incident:
    """The incident of that id. Raises RecordError, with the nearest id that exists."""
    by_id = {incident.id: incident for incident in account.incidents}
    if wanted in by_id:
        return by_id[wanted]
    near = difflib.get_close_matches(wanted, by_id, n=1)
    hint = f"did you mean '{near[0]}'?" if near else "`polybius show CASE` lists them"
    raise RecordError(f"no incident '{wanted}' in build {account.build} ({hint})")
