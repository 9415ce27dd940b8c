"""Where a store is: a folder, and the database where that is a server's."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from turbo_mode.core.ids import TENANT
from turbo_mode.core.regex import regex
from turbo_mode.errors import NotFound, UsageError

FOLDER = Path(".turbo-mode")
TENANTS = "tenants"
"""The folder, in that of the owner's store, in which the stores of other tenants are, each by the tenant's name."""
_TENANT = regex(r"[a-z0-9][a-z0-9-]{0,62}")
_SERVER = regex(r"postgres(ql)?://")
_PASSWORD = regex(r"(?<=://)([^/@:]*):[^/@]*@|(?<=[?&])password=[^&]*")


class Place(NamedTuple):
    """``folder`` holds what programs leave, and the journal too unless ``url`` names a PostgreSQL database."""

    folder: Path
    url: str = ""

    @classmethod
    def named(cls, name: str, folder: Path = FOLDER) -> Place:
        """What a person means by ``name``: a folder, or the URL of a database, with ``folder`` for the rest."""
        return cls(folder, name) if is_server(name) else cls(Path(name))

    @classmethod
    def at(cls, where: Where) -> Place:
        """The place that is meant: a store in a file may be named by its folder alone."""
        return where if isinstance(where, Place) else cls(where)

    @property
    def tenant(self) -> str:
        """Whose store it is: where it lies says so."""
        return tenant_of(self.folder)

    def of_tenant(self, name: str) -> Place:
        """Where another tenant's store is, or would be. Raises ``UsageError``."""
        if not _TENANT.fullmatch(name) or name == TENANT:
            raise UsageError(
                f"`{name[:80]}` can't be the name of another tenant",
                hint="a-z, 0-9 and -, such as acme; the owner of this store is the tenant `default`",
            )
        if self.url or self.tenant != TENANT:
            raise UsageError("other tenants have their stores beside that of the owner, which has to be in a folder")
        return Place(self.folder / TENANTS / name)

    def known_tenant(self, name: str) -> Place:
        """Likewise, of one who has a store. Raises ``NotFound``, ``UsageError``."""
        place = self.of_tenant(name)
        if not place.folder.is_dir():
            raise NotFound(f"there is no tenant `{name}`", hint="a first key makes one: `turbo-mode keys create`")
        return place

    @property
    def tenants(self) -> list[str]:
        """The names of all other tenants."""
        here = self.folder / TENANTS
        found = here.iterdir() if not self.url and here.is_dir() else ()
        return sorted(each.name for each in found if _TENANT.fullmatch(each.name) and each.is_dir())

    def __str__(self) -> str:
        """As it may be shown: without a password."""
        return _PASSWORD.sub(lambda found: f"{found[1]}@" if found[1] is not None else "", self.url) or str(self.folder)


Where = Path | Place


def tenant_of(folder: Path) -> str:
    """Whose store is in a folder."""
    place = folder.absolute()
    return place.name if place.parent.name == TENANTS and _TENANT.fullmatch(place.name) else TENANT


def owners_folder(folder: Path) -> Path:
    """The folder of the owner's store beside which, or in which, this one is."""
    return folder if tenant_of(folder) == TENANT else folder.absolute().parents[1]


def is_server(name: str) -> bool:
    """Whether a name means the database of a server."""
    return _SERVER.match(name) is not None
