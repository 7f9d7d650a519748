"""Files that other machines made are signed as they come back: the station's key never leaves it.

What the signature vouches for is in their sidecar. Once signed, each is heard again and judged
like any other, before it gets its name.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from broadcast.files import disk_error
from broadcast.pipeline.sounding.delivery import LOSSY_LENGTH, SIGNABLE
from broadcast.pipeline.sounding.freshness import (
    outputs_in,
    outputs_print,
    signature_print,
    suffix_of,
)
from broadcast.pipeline.stamps import NAME as STAMPS
from broadcast.pipeline.stamps import Stamps
from broadcast.quality.checks import checks_of
from broadcast.quality.measuring import measured
from broadcast.quality.plan import plan_from
from broadcast.quality.told import refuse

if TYPE_CHECKING:
    from broadcast.config import Station
    from broadcast.export.signing import Credentials
    from broadcast.pipeline.cluster.ground import Papers

SIDECAR = "6-air.json"


def signed(files: Papers, station: Station, folder: Path) -> Papers:
    """A bulletin's files under the station's signature; ``folder`` is where they are to be.

    The same files where the station signs none, or where no sound came back. Raises `ExportError`
    for a certificate that cannot sign, or a signed file that the control refuses.
    """
    known = dict(files)
    if not station.credentials or SIDECAR not in known:
        return files
    report = json.loads(known[SIDECAR])
    forms = [form for form in station.formats if form in SIGNABLE]
    try:
        with TemporaryDirectory() as own:
            apart = Path(own)
            for form in forms:
                (apart / _named(form)).write_bytes(known[_named(form)])
            with ThreadPoolExecutor(2) as pool:
                jobs = [
                    pool.submit(_sign, apart, form, report, station.credentials, folder)
                    for form in forms
                ]
                known |= {_named(form): job.result() for form, job in zip(forms, jobs, strict=True)}
            prints = {name: sha256(whole).hexdigest() for name, whole in known.items()}
            report["sha256"] |= {form: prints[_named(form)] for form in forms}
            known[SIDECAR] = (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode()
            prints[SIDECAR] = sha256(known[SIDECAR]).hexdigest()
            (apart / STAMPS).write_bytes(known[STAMPS])
            Stamps(apart).keep(
                outputs=outputs_print(outputs_in(folder, station), prints),
                signed=signature_print(station),
            )
            known[STAMPS] = (apart / STAMPS).read_bytes()
    except OSError as error:
        raise disk_error(error, folder) from error
    return tuple(known.items())


def _sign(
    apart: Path, form: str, report: dict[str, Any], credentials: Credentials, folder: Path
) -> bytes:
    """One file, signed and heard again."""
    # Heavy, and an extra: only where the station has a certificate
    from broadcast.export.credentials import sign  # noqa: PLC0415

    path, named = apart / _named(form), folder / _named(form)
    sign(path, named, report["manifest"], credentials)
    plan = replace(plan_from(report), exact=form not in LOSSY_LENGTH)
    refuse(checks_of(measured(path, plan.edits_ms), plan), named)
    return path.read_bytes()


def _named(form: str) -> str:
    return f"6-air.{suffix_of(form)}"
