"""Walls: the server answers, yet not us."""

from __future__ import annotations

from tests.crawler.server import Reply, Site, page


def everywhere(reply: Reply) -> Site:
    """The same answer at every address, robots.txt too."""
    return lambda seen: reply


_COOKIE = "<script>document.cookie='visitor=made-up; path=/'; window.location.reload(true);</script>"

SITES: dict[str, Site] = {
    "w401.ru": everywhere(Reply(b"", 401, {"WWW-Authenticate": "Basic realm=x"})),
    "w403.ru": everywhere(page("<h1>403 Forbidden</h1><hr>nginx", status=403)),
    "w429.ru": everywhere(page("<h1>Too Many Requests</h1>", status=429)),
    "w451.ru": everywhere(page("<h1>Unavailable</h1>", status=451)),
    "w403page.ru": {"/": page("<h1>Доступ ограничен</h1>", status=403)},
    "ddosguard.ru": everywhere(page("<script src='/.well-known/ddos-guard/js-challenge/'></script><h1>Минуту</h1>", title="DDoS-Guard")),
    "cloudflare.ru": everywhere(page("<h1>site.ru</h1><p>Проверяем, что вы человек. Подождите.</p>", title="Один момент…")),
    "qrator.ru": everywhere(page("<script src='/__qrator/qauth_utm_v2.js'></script>")),
    "cookie.ru": everywhere(page(_COOKIE)),
    "captcha.ru": everywhere(page("<form><h2>Подтвердите, что запросы отправляли вы, а не робот</h2><input name=rep></form>")),
    "antibot.ru": everywhere(page("<p>Для продолжения включите JavaScript и cookies. Сайт под защитой от ботов.</p>")),
    "rkn.ru": everywhere(page("<h1>Доступ к информационному ресурсу ограничен</h1><p>на основании решения</p>")),
    "denied.ru": everywhere(page("<h1>Access Denied</h1><p>You don't have permission to access this resource.</p>")),
}

# robots.txt that refuses means «no rules» (RFC 9309); that answers 429, hands off.
REASONS = {**dict.fromkeys(SITES, "blocked"), "w429.ru": "robots"}
