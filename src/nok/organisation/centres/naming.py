"""What people call a centre: its name, its earlier names, and the short ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nok.organisation.centres.snapshot import CentreFacts, Snapshot
from nok.organisation.places.search import Index
from nok.organisation.places.spelling import fold

# Words that any centre may be called by: alone they name none.
ANY_CENTRE = frozenset(
    {
        "nok", "smiso", "smso", "senter", "senteret", "sentre", "sentrene", "krise", "krisesenter",
        "krisesenteret", "incestsenter", "incestsenteret", "stottesenter", "naermeste", "naeraste", "alle", "og",
        "mot", "centre", "centres", "all", "nearest",
    }
)  # fmt: skip


@dataclass
class _Kept:
    published: Snapshot | None = None
    places: Index | None = None
    names: Mapping[str, CentreFacts] = field(default_factory=dict)


_kept = _Kept()


def is_any_centre(asked: str) -> bool:
    """Whether the words ask for a centre, but not for which."""
    words = asked.split()
    return bool(words) and all(word in ANY_CENTRE for word in words)


def centre_names(published: Snapshot, places: Index) -> Mapping[str, CentreFacts]:
    """Every name of every centre as it is compared; made again when centres or places have changed."""
    if _kept.published is not published or _kept.places is not places:
        _kept.names = {
            fold(name): centre
            for centre in [*published.closed, *published.open]
            for name in (*_short_names(centre, places), *centre.former_names, centre.name)
        }
        _kept.published, _kept.places = published, places
    return _kept.names


def _short_names(centre: CentreFacts, places: Index) -> list[str]:
    """«Dixi», «BRiS», «Nok Troms»; never what is also a place, or any centre's word."""
    short = [centre.slug, centre.name.split()[0]]
    alone = [name for name in short if fold(name) not in ANY_CENTRE and fold(name) not in places.names]
    return [*alone, f"nok {centre.slug}", f"smiso {centre.slug}"]
