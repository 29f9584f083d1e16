"""The report to the Council on the application of the framework, as a document."""

from plans.reports.application.build import build_application
from plans.reports.application.gathering import gather
from plans.reports.application.material import Across, Texts

__all__ = ["Across", "Texts", "build_application", "gather"]
