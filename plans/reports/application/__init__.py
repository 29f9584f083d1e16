"""The report to the Council on the application of the framework, as a document."""

from plans.reports.application.build import build_application
from plans.reports.application.gathering import gather, sector_key
from plans.reports.application.material import Across, Texts
from plans.reports.application.portfolio import build_portfolio

__all__ = ["Across", "Texts", "build_application", "build_portfolio", "gather", "sector_key"]
