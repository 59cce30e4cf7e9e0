"""Who takes part in mentoring, by an act: mentors, mentees, pairs and curators as keyed hashes. No name leaves this package."""

from audit_rules.facts.people.counted import together
from audit_rules.facts.people.programme import programme_people
from audit_rules.facts.people.read import people_in

__all__ = ["people_in", "programme_people", "together"]
