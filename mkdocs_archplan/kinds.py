"""The kinds of document that are known without configuration: their lifecycles, id prefixes and usual folders."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_archplan.model import Kind, Status


def _final(slug: str, label: str, color: str, icon: str, description: str) -> Status:
    return Status(slug=slug, label=label, color=color, icon=icon, final=True, description=description)


def _open(slug: str, label: str, color: str, icon: str, description: str) -> Status:
    return Status(slug=slug, label=label, color=color, icon=icon, description=description)


_SUPERSEDED = ("superseded", "Superseded", "grey", "material/swap-horizontal-circle-outline")
_REJECTED = ("rejected", "Rejected", "red", "material/close-circle-outline")

PLAN = Kind(
    name="plan",
    id_prefix="PLAN",
    title="Architecture plans",
    statuses=(
        _open("active", "Active", "blue", "material/progress-wrench", "Ready to be built, or being built"),
        _final("implemented", "Implemented", "green", "material/check-circle-outline", "Built and running"),
        _final(*_SUPERSEDED, "Replaced by a newer plan"),
    ),
)

RFC = Kind(
    name="rfc",
    id_prefix="RFC",
    title="RFCs",
    statuses=(
        _open("draft", "Draft", "grey", "material/pencil-circle-outline", "Being written"),
        _open(
            "open-for-review", "Open for review", "amber", "material/comment-processing-outline", "Comments are welcome"
        ),
        _final("approved", "Approved", "green", "material/check-circle-outline", "Agreed; plans may build on it"),
        _final(*_REJECTED, "Discussed and turned down"),
        _final("withdrawn", "Withdrawn", "grey", "material/minus-circle-outline", "Taken back by its author"),
        _final(*_SUPERSEDED, "Replaced by a newer RFC"),
    ),
)

ADR = Kind(
    name="adr",
    id_prefix="ADR",
    title="Decision records",
    statuses=(
        _open("proposed", "Proposed", "amber", "material/comment-processing-outline", "Waiting for a decision"),
        _final("accepted", "Accepted", "green", "material/check-circle-outline", "In force"),
        _final(*_REJECTED, "Considered and turned down"),
        _final("deprecated", "Deprecated", "amber", "material/alert-circle-outline", "No longer to be followed"),
        _final(*_SUPERSEDED, "Replaced by a newer decision"),
    ),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (PLAN, RFC, ADR)}

# Folder names, lower case, by which a collection is found when none is configured.
FOLDERS: Mapping[str, Kind] = {
    **dict.fromkeys(("architecture", "architecture-plans", "plans"), PLAN),
    **dict.fromkeys(("rfc", "rfcs"), RFC),
    **dict.fromkeys(("adr", "adrs", "decisions", "architecture-decisions", "decision-records"), ADR),
}
