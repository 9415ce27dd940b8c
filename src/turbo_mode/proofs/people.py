"""Whether those who are asked exist, and are enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from turbo_mode.core.decisions.model import Approval
from turbo_mode.core.machine.approvals import covering
from turbo_mode.core.plan import model
from turbo_mode.proofs.trial import End


class People:
    """Who has which role, as the owner says."""

    def __init__(self, approvers: Mapping[str, Sequence[str]]) -> None:
        self._approvers = approvers

    def _named(self, addresses: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for each in addresses:
            found |= {each.removeprefix("user:")} if each.startswith("user:") else set(self._approvers.get(each, ()))
        return found

    def lacking(self, asked: Sequence[str], later: Sequence[str], quorum: int, author: str = "") -> str:
        """Why these people can't agree, or nothing; ``author`` is one who doesn't count."""
        there = self._named([*asked, *later])
        if not there:
            return f"nobody {'is in' if asked[0].startswith('team:') else 'has'} {' or '.join(asked)}"
        counting = there - {author}
        if len(counting) >= quorum:
            return ""
        but = f" when {author} has started it" if author in there else ""
        if not counting:
            return f"nobody is left of {' or '.join(asked)}{but}"
        listed = ", ".join(sorted(counting))
        there_are = "there is" if len(counting) < 2 else "there are"
        return f"{quorum} of {' or '.join(asked)} must agree, and {there_are} only {listed}{but}"

    def never(self, approve: model.Approve) -> str:
        """Why an approval can't be given: by nobody at all, or not when a certain person has started it."""
        later = [who for each in approve.escalate for who in each.to]
        authors = sorted(self._named([*approve.from_, *later])) if approve.not_author else []
        whys = (self.lacking(approve.from_, later, approve.quorum, author) for author in ("", *authors))
        return next((why for why in whys if why), "")

    def stuck(self, end: End) -> tuple[str, str]:
        """Why nobody can answer a question, and who has started it; two empty texts if somebody can."""
        permitted = end.permitted
        if not permitted:
            whys = "; ".join(f"{offer.name}: {offer.why}" for offer in end.offers)
            return f"no option is permitted, so nobody can answer ({whys})", ""
        if any(each.due for each in end.approvals):
            return "", ""
        authors = {who for each in end.approvals if each.author for who in self._named(_asked(each))}
        for author in ("", *sorted(authors)):
            unable = {option: self._unable(end.approvals, option, author) for option in permitted}
            if all(unable.values()):
                return f"nobody can answer: {'; '.join(f'{option}: {why}' for option, why in unable.items())}", author
        return "", ""

    def _unable(self, approvals: Sequence[Approval], option: str, author: str) -> str:
        """Why an option can't be agreed to."""
        for each in covering(approvals, option):
            later = [who for widening in each.later for who in widening.to]
            if why := self.lacking(each.asked, later, each.quorum, author if each.author else ""):
                return why
        return ""


def _asked(approval: Approval) -> list[str]:
    return [*approval.asked, *(who for each in approval.later for who in each.to)]
