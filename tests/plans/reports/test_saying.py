"""The plans of the demo, printed on paper and for Word."""

import io

import pytest
from pypdf import PdfReader

from plans.content import PlanContent
from plans.reports import build_report
from plans.reports.pdf import print_document
from tests.bench._full_plan import demo_plans
from tests.plans.reports.saying import compare
from tests.plans.reports.test_pdf import PROOF

# Of each language the demo's shortest: the plan of realistic size is compared where it is printed.
PLANS = {it.identity.language: it for it in sorted(demo_plans(), key=lambda it: -len(it.responses))}


@pytest.mark.parametrize("content", PLANS.values(), ids=PLANS)
def test_plan_of_the_demo_says_the_same_on_paper_and_in_word(db: None, content: PlanContent) -> None:
    document = build_report(content, proof=PROOF, language=content.identity.language)
    compare(document, PdfReader(io.BytesIO(print_document(document).data)))
