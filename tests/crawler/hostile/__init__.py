"""A hostile web, one kind of trap a file: each holds made-up SITES and what must become of a site that is asked for its acts."""

from __future__ import annotations

from tests.crawler.server import WORDS, Reply, menu, page, pdf

HOME = page(menu(("/about", "О школе"), ("/nastavnik", "Наставничество"), ("/docs", "Документы")) + WORDS, title="Школа")


def school(**pages: Reply) -> dict[str, Reply]:
    """A whole site with a section and an act in it; `pages` replace those of the same name (home, about, nastavnik, docs, order)."""
    usual = {
        "home": HOME,
        "about": page("<h1>О школе</h1>" + WORDS),
        "nastavnik": page("<h1>Наставничество</h1><a href='/order'>Приказ о внедрении целевой модели наставничества</a>" + WORDS),
        "docs": page("<h1>Документы</h1><p>Устав и локальные акты.</p>" + WORDS),
        "order": pdf("order"),
    }
    return {"/" if name == "home" else f"/{name}": reply for name, reply in {**usual, **pages}.items()}
