"""The station's settings, data/station.toml: the only place that reads them."""

from broadcast.config.sound import FILES, USUAL_FILES
from broadcast.config.station import FORMATS, Slot, Station, read_station

__all__ = ["FILES", "FORMATS", "USUAL_FILES", "Slot", "Station", "read_station"]
