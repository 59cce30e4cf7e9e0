"""Published plans and what a site published, by which they are checked."""

from audit_rules.facts.plans.publications import publications_of
from audit_rules.facts.plans.read import plan_in, plans_of

__all__ = ["plan_in", "plans_of", "publications_of"]
