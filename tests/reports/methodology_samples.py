"""Made-up audits with rating, indicators, breakdowns, years and plans; all names, places and addresses are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from data.models import AuditResult, Evidence, Finding, OrganisationResult, Section, SiteFacts, SiteOutcome, Verdict
from data.plans import ItemResult, Plan, PlanItem, PlanResult, PlanStatus
from data.profile import Profile, load_profile
from data.rated import RatedPage, Score
from data.tallies import WHOLE, BreakdownRow, BreakdownValue, IndicatorValue, YearColumn, YearLine, YearsTable
from scoring.plan_lists import not_in_full
from scoring.ranking import Rated, ranking
from tests.reports.samples import audit, organisation, searched

METHOD_FILE = Path(__file__).parent / "made_up_method.yml"
# How plans are judged is a long part of a profile: that of a shipped one will do.
METHOD: Profile = load_profile(str(METHOD_FILE)).model_copy(update={"plans": load_profile("spassk-2023").plans})
assert METHOD.rubric
assert METHOD.plans
RUBRIC, PLANS = METHOD.rubric, METHOD.plans
CRITERIA = [each.id for each in RUBRIC.criteria]
POINTS = {each.id: each.points for each in RUBRIC.criteria}
HERE, FAR = "Приозёрный г.о.", "Верхнеозёрский г.о."


def site(number: int, criteria: Mapping[str, int | None] | None, municipality: str = HERE, **more: str) -> OrganisationResult:
    """A training site with its points; None: no training site at all."""
    verdict = Verdict(state="audited")
    url = f"https://school-{number}.example/activity/innovate"
    facts = SiteFacts(
        outcome=SiteOutcome(reached=True, complete=True),
        section=Section(found=True, url=url, title="Наставничество"),
        searched=searched(number),
        rated=(RatedPage(url=url, title="Инновационная деятельность"),) if criteria else (),
    )
    theme = "Вариативные модели наставничества" if criteria else None
    made = OrganisationResult(
        organisation=organisation(number, municipality=municipality, training_site=theme, **more), facts=facts, findings=(), verdict=verdict
    )
    if not criteria:
        return made
    score = Score(rubric=RUBRIC.id, criteria={each: criteria.get(each, 0) for each in CRITERIA}, max=RUBRIC.max)
    return replace(made, score=score, findings=tuple(_finding(each, points, url) for each, points in score.criteria.items()))


def _finding(criterion: str, points: int | None, url: str) -> Finding:
    outcome = "unknown" if points is None else "pass" if points else "fail"
    told = {"pass": "Найдено на странице площадки", "fail": "Заголовок есть, под ним ничего нет", "unknown": "Страница не открылась"}[
        outcome
    ]
    codes = {"pass": "present", "fail": "promise", "unknown": "unknown"}
    return Finding(
        rule=criterion,
        code=codes[outcome],
        outcome=outcome,  # type: ignore[arg-type]
        title=told,
        evidence=(Evidence(url=f"{url}#{criterion}", quote="Материалы будут размещены позже"),),
    )


def unreached_site(number: int) -> OrganisationResult:
    """A training site that did not answer: nothing is known of its points."""
    made = site(number, dict.fromkeys(CRITERIA))
    verdict = Verdict(state="unreachable", state_reason="timeout")
    return replace(made, verdict=verdict, facts=SiteFacts(outcome=SiteOutcome(reached=False, reason="timeout")))


def rated_audit(*results: OrganisationResult) -> AuditResult:
    """An audit of these sites, ranked."""
    rated = [
        Rated(organisation=each.organisation.id, municipality=each.organisation.municipality, score=each.score)
        for each in results
        if each.score
    ]
    return replace(audit(*results), profile_id=METHOD.id, ranking=ranking(rated, RUBRIC.unknown_limit))


def indicator(
    number: str, part: float | None, whole: float | None, scope: str = WHOLE, target: float | None = None, **more: object
) -> IndicatorValue:
    """A share, or «нет данных» where a part is not known."""
    value = None if part is None or not whole else round(100 * part / whole, 1)
    fields = {"of_all": value, "not_checked": 2, "data_source": "sites", **more}
    return IndicatorValue(
        id=f"made-up.{number}",
        title=f"Показатель {number}",
        scope=scope,
        numerator=part,
        denominator=whole,
        value=value,
        unit="%",
        target=target,
        **fields,  # type: ignore[arg-type]
    )


INDICATORS = (
    indicator("1", 50, 83, target=60),
    indicator("2", 37, 83, target=85, note="Заявлено 89 %, это больше показателя 1"),
    replace(indicator("3", 245, None), value=245.0, unit="ед.", of_all=None),
    indicator("4", None, 40, data_source="manual", note="Нет значения за 2024 год", of_all=None),
    *(indicator("1", part, whole, scope, target=60) for scope, part, whole in ((HERE, 30, 40), (FAR, 20, 43))),
    *(indicator("2", part, whole, scope, target=85) for scope, part, whole in ((HERE, 37, 40), (FAR, 0, 43))),
    *(replace(indicator("3", part, None, scope), value=part, unit="ед.", of_all=None) for scope, part in ((HERE, 200.0), (FAR, 45.0))),
    *(indicator("4", None, 20, scope, data_source="manual", of_all=None) for scope in (HERE, FAR)),
)
YEARS = YearsTable(
    title="Показатели по годам",
    columns=(
        YearColumn(year=2020, title="2020", note="значения источника"),
        YearColumn(year=2021, title="2021"),
        YearColumn(year=2022, title="2022"),
        YearColumn(year=2024, title="2024 (1 полугодие)", audit=1, note="проверка от 30.06.2024"),
    ),
    rows=(
        YearLine(id="y1", title="Доля организаций с программой", unit="%", values=(89.0, 98.0, 100.0, 100.0)),
        YearLine(id="y2", title="Доля участников конкурсов", unit="%", values=(None, 4.0, None, 25.0)),
        YearLine(id="y3", title="Число практик", unit="ед.", values=(None, 12.0, 30.0, None)),
    ),
)
BREAKDOWNS = (
    BreakdownValue(
        id="b1",
        title="Кураторы по должностям",
        rows=(
            BreakdownRow(title="Заместители директора", count=37, share=78.7),
            BreakdownRow(title="Учителя", count=9, share=19.1),
            BreakdownRow(title="Социальные педагоги", count=1, share=2.1),
        ),
        not_checked=3,
        whole=47,
    ),
    BreakdownValue(id="b2", title="Программы начаты и завершены", rows=(), note="Методист не внёс значения"),
)


def plan(number: int, statuses: Sequence[PlanStatus]) -> PlanResult:
    """A plan of the organisation of that number, its items come out so."""
    url = f"https://school-{number}.example/plan.docx"
    items = tuple(
        ItemResult(
            item=PlanItem(item=f"семинар {position} для молодых педагогов", term="до 10.10.2023", due=dt.date(2023, 10, 10)),
            status=status,
            published=dt.date(2023, 10, 5) if status in {"in_time", "late"} else None,
            evidence=(Evidence(url=f"{url}/{position}", quote="Прошёл семинар"),) if status in {"in_time", "late"} else (),
            note="На сайте нет публикации об этом" if status == "not_found" else "",
        )
        for position, status in enumerate(statuses, 1)
    )
    made = Plan(title="Дорожная карта", type="roadmap", url=url, note="" if statuses else "Таблица плана не прочитана")
    return PlanResult(organisation=f"org-{number}", plan=made, items=items)


def with_plans(sample: AuditResult, *plans: PlanResult) -> AuditResult:
    """The audit with these plans and the list of those not carried out."""
    return replace(sample, plans=plans, plan_listing=not_in_full(plans, PLANS))


def everything() -> AuditResult:
    """All that a methodology may ask for, with shared places, unknown points, an unranked and an unreached site."""
    full = dict(POINTS)
    first, second = CRITERIA[:2]
    results = (
        site(1, {**full, second: 0}),
        site(2, full, FAR),
        site(3, {first: 1}),
        site(4, {first: 1, second: None}, FAR),
        site(5, dict.fromkeys(CRITERIA)),
        unreached_site(6),
        site(7, None),
        site(8, {first: 1}, name='=HYPERLINK("http://x","y")'),
    )
    page = "https://school-1.example/activity/innovate"
    copies = ((f"{page}/a.pdf", f"{page}/b.pdf"),)
    first_site = results[0]
    assert first_site.score
    repeating = replace(first_site, score=replace(first_site.score, repeated=copies))
    counted = replace(rated_audit(repeating, *results[1:]), indicators=INDICATORS, breakdowns=BREAKDOWNS, years=YEARS)
    plans = (plan(1, ["in_time", "late", "not_found", "not_due"]), plan(2, ["in_time", "unknown"]), plan(3, []), plan(4, ["in_time"]))
    return with_plans(counted, *plans)
