"""The station's settings, data/station.toml and show.yaml: the only place that reads them."""

from broadcast.config.sound import FILES, USUAL_FILES
from broadcast.config.station import Station, read_station
from broadcast.show.morning import FORMATS, Slot

__all__ = ["FILES", "FORMATS", "USUAL_FILES", "Slot", "Station", "read_station"]
