"""Stubs: instead of a school's site, the page of a registrar, a host, a workman or somebody else."""

from __future__ import annotations

from tests.crawler.hostile.walls import everywhere
from tests.crawler.server import WORDS, Reply, Site, menu, page, redirect

_LINKS = "".join(f"<a href='http://ads.example/{k}'>Предложение {k}</a>" for k in range(40))

PARKED: dict[str, Site] = {
    "sale.ru": everywhere(page("<h1>sale.ru</h1><p>Этот домен продаётся. Купить домен за 9 000 рублей.</p>")),
    "lapsed.ru": everywhere(page("<h1>Срок регистрации домена lapsed.ru истёк</h1>")),
    "nohosting.ru": everywhere(page("<p>Домен nohosting.ru зарегистрирован, но не привязан ни к одной папке на сервере.</p>")),
    "suspended.ru": everywhere(page("<h1>Account Suspended</h1><p>This account has been suspended.</p>")),
    "unpaid.ru": everywhere(page("<h1>Сайт временно отключён</h1><p>Сайт unpaid.ru отключён за неуплату. Оплатите хостинг.</p>")),
    "hostblock.ru": everywhere(page("<h1>Хостинг сайта приостановлен</h1>")),
    "nginx.ru": everywhere(page("<h1>Welcome to nginx!</h1><p>If you see this page, the web server is installed.</p>")),
    "apache.ru": everywhere(page("<h1>It works!</h1>")),
    "toregistrar.ru": {"/": redirect("https://www.reg.ru/whois?dname=x")},
    "casino.ru": everywhere(page(f"<h1>Лучшие игры</h1>{WORDS}{_LINKS}", title="Казино онлайн: играть на деньги")),
}
DOWN: dict[str, Site] = {
    "rebuild.ru": everywhere(page("<h1>Сайт на реконструкции</h1><p>Приносим извинения за неудобства.</p>")),
    "works.ru": everywhere(page("<h1>На сайте ведутся технические работы</h1>")),
    "develop.ru": everywhere(page("<p>Сайт школы находится в разработке</p>")),
    "maintenance.ru": everywhere(page("<p>Извините, наш сайт в режиме обслуживания. Мы скоро вернёмся.</p>")),
    "moving.ru": everywhere(page("<h2>Уважаемые посетители!</h2><p>Наш сайт переезжает на новый хостинг.</p>")),
    "wordpress.ru": everywhere(page("<h1>Ошибка установки соединения с базой данных</h1>")),
    "database.ru": everywhere(page("<p>Error establishing a database connection</p>")),
}
OTHER: dict[str, Site] = {
    "tovk.ru": {"/": redirect("https://vk.com/school")},
    "toportal.ru": {"/": redirect("https://www.gosuslugi.ru/")},
    "tovendor.ru": {"/": redirect("https://edumsko.ru/")},
    "toneighbour.ru": {"/": redirect("http://neighbour.ru/")},
    "metaneighbour.ru": {"/": page("<meta http-equiv=refresh content='0;url=http://neighbour.ru/'>")},
    "scriptneighbour.ru": {"/": page("<script>window.location.href='http://neighbour.ru/'</script>")},
    "file.ru": {"/": Reply(b"%PDF-1.4 %%EOF")},
}
NEIGHBOUR: dict[str, Site] = {"neighbour.ru": {"/": page(menu(("/nastavnik", "Наставничество")) + WORDS)}}

SITES: dict[str, Site] = {**PARKED, **DOWN, **OTHER}
REASONS = {**dict.fromkeys(PARKED, "parked"), **dict.fromkeys(DOWN, "down"), **dict.fromkeys(OTHER, "other_site")}
