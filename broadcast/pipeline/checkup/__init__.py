"""What this machine and this workspace have and lack, looked at before the night and not during."""

from broadcast.pipeline.checkup.found import Found, Health
from broadcast.pipeline.checkup.machine import look_at_machine
from broadcast.pipeline.checkup.station import look_at_station

__all__ = ["Found", "Health", "look_at_machine", "look_at_station"]
