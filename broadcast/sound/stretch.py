"""Speech made a little longer or shorter, its pitch unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from python_stretch import Signalsmith

from broadcast.model.air import AIR_RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray


def stretched(samples: NDArray[np.float32], length: int) -> NDArray[np.float32]:
    """Samples of shape (n, channels) at 48 kHz, to exactly `length` of them.

    Signalsmith Stretch, measured: exact to the sample, pitch within 0.2 %.
    """
    stretch = Signalsmith.Stretch()
    stretch.preset(samples.shape[1], AIR_RATE_HZ)
    stretch.setTimeFactor(len(samples) / length)
    heard = np.asarray(stretch.process(np.ascontiguousarray(samples.T)), np.float32).T[:length]
    return np.pad(heard, ((0, length - len(heard)), (0, 0)))
