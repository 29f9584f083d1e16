"""Where the items of the data files come from, in words for translators: a source is kept in English and told in the
reader's language. Addresses alone need no translation.
"""

from django.utils.translation import gettext_noop

PROVENANCE = (
    gettext_noop("Checklist of this project, from the demands of the framework; no official text"),
    gettext_noop("IOM Emergency Manual, entry on the framework (the name; the description is ours)"),
    gettext_noop("Questions of this project; no official text"),
    gettext_noop("Example of this project; people, places and figures are invented"),
    gettext_noop("Advice of this project; no official text"),
    gettext_noop("IOM Emergency Manual, entry on the framework (the demand; the wording is ours)"),
    gettext_noop("Background knowledge of the structure since 2024, not confirmed in a document"),
    gettext_noop("Common minimum of OCHA; not compared with a document"),
    gettext_noop("Own band, so that totals hold where ages are missing"),
    gettext_noop("Usual bands of UNHCR; not compared with a document"),
    gettext_noop("HDX HAPI sample of population statistics; secondary"),
    gettext_noop("IOM Emergency Manual, entry on the framework; MC/2355 of 15 November 2012"),
    gettext_noop("IOM Emergency Manual, entry on the framework; iom.int/fr/mcof"),
    gettext_noop("crisisresponse.iom.int, plans of 2020 to 2023; French and Spanish ours"),
    gettext_noop("iom.int/iom-strategic-plan-2024-2028; French and Spanish ours"),
    gettext_noop("MC/2355, Annex I, wording not compared with the document"),
    gettext_noop("Suggestion of this project; no official text"),
    gettext_noop("Analysis of this project; no official text"),
    gettext_noop(
        "MC/2355, Annex I, wording not compared; subject confirmed by thailand.iom.int (emergency and post-crisis "
        "response)"
    ),
    gettext_noop("MC/2355, Annex I, wording not compared; subject named in IOM’s information sheet on the framework"),
    gettext_noop("MC/2355, Annex I, wording not compared; subject confirmed by iom.int/humanitarian-border-management"),
    gettext_noop("Addendum of 2021, list not seen; reconstructed from public pages of IOM"),
    gettext_noop("Addendum of 2021, list not seen; heading used on crisisresponse.iom.int, the rest reconstructed"),
    gettext_noop("IOM Thailand, IOM San José and IOM EEA pages on the framework: three phases"),
    gettext_noop("IOM Emergency Manual, entry on the framework"),
    gettext_noop("IOM Emergency Manual, entry on the framework; short names are ours"),
    gettext_noop("OCHA-DAP/hdx-scraper-hno: global cluster codes"),
    gettext_noop("IOM Emergency Manual, entry on the humanitarian–development–peace nexus"),
    gettext_noop(
        "IOM Emergency Manual, entry on MiGOF (wording ours); domain of SDG indicator 10.7.2 from a secondary source"
    ),
    gettext_noop("Own list, codes of HDX HAPI where it has one"),
    gettext_noop("HDX HAPI: codes of gender"),
    gettext_noop("Own list"),
    gettext_noop("Own list, after the IATI codelist of types of organization"),
    gettext_noop("Regional offices since 2024; only the Americas office is confirmed (americas.iom.int)"),
    gettext_noop("Own list: the framework asks when, and names no steps"),
    gettext_noop("Own scale: the framework asks to what extent, and gives no scale"),
    gettext_noop("humanitariancompendium.iom.int: the framework fits in with the cluster approach"),
    gettext_noop("humanitariancompendium.iom.int: the framework fits in with refugee protection"),
    gettext_noop("Emergency Manual; crisisresponse.iom.int (target groups); code of HDX HAPI"),
    gettext_noop("crisisresponse.iom.int (target groups); code of HDX HAPI"),
    gettext_noop("Emergency Manual; crisisresponse.iom.int (target groups)"),
    gettext_noop("eea.iom.int: returnees who need reintegration"),
    gettext_noop("crisisresponse.iom.int (target groups)"),
    gettext_noop("Own group, after the fifth mobility dimension"),
    gettext_noop("Own group, after the sixth mobility dimension"),
    gettext_noop("Emergency Manual; crisisresponse.iom.int (local population); code of HDX HAPI"),
    gettext_noop("crisisresponse.iom.int (former combatants; dependants added)"),
    gettext_noop("HDX HAPI tells x, o and u apart; this project joins them"),
    gettext_noop("IATI codelist of cash and voucher modalities"),
    gettext_noop("United Nations usage (names)"),
    gettext_noop("ISO 3166, Unicode CLDR (names)"),
    gettext_noop("Usual among humanitarian organizations; not compared with a document"),
)
