"""Plans as documents: `build_report` makes a tree of values, and others print it."""

from plans.reports.build import build_report
from plans.reports.proof import Proof, proof_of_draft, proof_of_version
from plans.reports.tree import Document

__all__ = ["Document", "Proof", "build_report", "proof_of_draft", "proof_of_version"]
