"""Which events stand out from all others."""

from collections.abc import Set

Ids = Set[str]


class Emphasis:
    """What is pointed at stands out, else what the reader chose last: a band by its name, or events from elsewhere."""

    def __init__(self) -> None:
        """Lets nothing stand out."""
        self.pointed: Ids | None = None
        """Events that are pointed at elsewhere, for as long as that lasts."""
        self.chosen: Ids | None = None
        """Events that were chosen elsewhere."""
        self.band = ""
        """The band whose name was clicked; "" for none."""
        self._of_band: Ids = frozenset()

    @property
    def events(self) -> Ids | None:
        """The ids of the events that stand out; None where all are alike."""
        if self.pointed is not None:
            return self.pointed
        return self._of_band if self.band else self.chosen

    def choose_band(self, name: str, events: Ids) -> None:
        """Lets the events of a band stand out; "" ends that."""
        self.band, self._of_band = name, events

    def give_up(self) -> bool:
        """Gives up the band, else what was chosen elsewhere; False where there was neither."""
        if self.band:
            self.choose_band("", frozenset())
        elif self.chosen is not None:
            self.chosen = None
        else:
            return False
        return True
