"""The tables that a methodology asks for beside lists of violators: only those the profile has anything for."""

from __future__ import annotations

from data.models import AuditResult
from data.profile import Profile
from data.rubric import Rubric
from reports import indicators, plans, publishing, ratings
from reports.breakdowns import breakdowns_table
from reports.plan_list import not_in_full_table
from reports.tables import Table
from reports.years import years_table


def methodology_tables(audit: AuditResult, profile: Profile) -> tuple[Table, ...]:
    """Rating, plans, indicators, years and breakdowns, in the order a reader wants them."""
    tables: list[Table] = []
    if profile.rubric:
        tables += _rating(audit, profile.rubric)
    if audit.plan_listing and profile.plans:
        tables.append(not_in_full_table(audit, audit.plan_listing, profile.plans.not_in_full))
    if audit.plans:
        tables += [plans.summary_table(audit), plans.items_table(audit)]
    if profile.indicators:
        tables.append(indicators.indicators_table(audit, profile))
        if indicators.municipalities(audit):
            tables += [indicators.values_table(audit), indicators.municipal_table(audit)]
    if audit.years:
        tables.append(years_table(audit.years))
    if profile.breakdowns:
        tables.append(breakdowns_table(audit))
    return tuple(tables)


def _rating(audit: AuditResult, rubric: Rubric) -> tuple[Table, ...]:
    return (
        ratings.top_table(audit, rubric),
        ratings.rating_table(audit, rubric),
        ratings.municipal_table(audit, rubric),
        ratings.unranked_table(audit, rubric),
        ratings.points_table(audit, rubric),
        publishing.publish_table(audit, rubric),
        publishing.repeated_table(audit),
    )
