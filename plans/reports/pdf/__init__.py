"""A document on paper, as PDF/UA: tagged for screen readers, fonts embedded, nothing fetched from anywhere."""

from plans.reports.pdf.printing import html_of, page_count, print_document

__all__ = ["html_of", "page_count", "print_document"]
