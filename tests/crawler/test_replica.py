"""The replica: what its servers say over real HTTP, and that its right answers and its pages tell one story."""

import ast
import hashlib
import http.client
import json
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from lxml import html as lxml_html

from crawler import replica as replica_module
from crawler.replica import Replica
from data.demo import holdings, web
from data.demo.papers import long_date, quoted_date
from data.demo.resources import ReplicaWeb, plain_host, plain_path

ROOT = Path(web.__file__).parents[2]
SPECIFICATIONS = {spec["registry"]["ID"]: spec for spec in web.specifications()}
ANSWERS = web.expected()
SITES = [spec for spec in web.specifications() if "layout" in spec]


@pytest.fixture(scope="module")
def running() -> Iterator[Replica]:
    with Replica(web.build_web()) as served:
        yield served


class Visitor:
    """An ordinary client behind the proxy, and what it has seen of each site by following links."""

    def __init__(self, proxy: str) -> None:
        self.proxy = urllib.parse.urlsplit(proxy)
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": proxy}))

    def get(self, url: str, **headers: str) -> tuple[int, Any, bytes]:
        try:
            answer = self.opener.open(urllib.request.Request(url, headers=headers), timeout=20)
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()
        return answer.status, answer.headers, answer.read()

    def raw(self, method: str, target: str, **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(str(self.proxy.hostname), self.proxy.port, timeout=20)
        connection.request(method, target, headers=headers)
        return connection.getresponse()

    def walk(self, start: str, base: str) -> dict[str, tuple[int, bytes]]:
        """Every address within the site that its links lead to, by decoded path and query."""
        host = urllib.parse.urlsplit(start).netloc
        waiting, seen = [start], {start}
        found = {}
        while waiting:
            url = waiting.pop()
            status, headers, body = self.get(url)
            found[urllib.parse.unquote(url.split(host, 1)[1] or "/")] = (status, body)
            if "html" not in headers.get("Content-Type", "") or body.startswith(b"%PDF"):
                continue
            for reference in references(body):
                target = urllib.parse.urljoin(urllib.parse.urljoin(url, "/") if b'<base href="/">' in body else url, reference).split("#")[
                    0
                ]
                parts = urllib.parse.urlsplit(target)
                if parts.netloc == host and parts.path.startswith(base) and target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return found


def references(body: bytes) -> list[str]:
    """The links of a page, those of the portal's script rows too."""
    elements = lxml_html.fromstring(body).iter("a", "img") if body.strip() else ()
    links = [element.get("href") or element.get("src") or "" for element in elements]
    for block in re.findall(rb"ListData = (\{.*?\}); Render", body):
        links += [urllib.parse.quote(row["FileRef"]) for row in json.loads(block)["Row"]]
    return links


@pytest.fixture(scope="module")
def visitor(running: Replica) -> Visitor:
    return Visitor(running.url)


@pytest.fixture(scope="module")
def walked(visitor: Visitor) -> dict[str, dict[str, tuple[int, bytes]]]:
    """What a visitor reaches by links from each front page."""
    found = {}
    for spec in SITES:
        home = spec.get("home", spec.get("base", "") + "/")
        found[spec["id"]] = visitor.walk(f"http://{plain_host(spec['host'])}{home}", spec.get("base", ""))
    return found


def whole(made: ReplicaWeb) -> dict[str, str]:
    """Digest of every answer of every server."""
    return {
        f"{name}{resource.path}{resource.params}": hashlib.sha256(resource.answer(dict(resource.params)).body).hexdigest()
        for name, host in made.hosts.items()
        for listed in host.resources.values()
        for resource in listed
    }


# ── the servers ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_any_name_is_served_without_dns(visitor: Visitor, running: Replica) -> None:
    status, headers, body = visitor.get("http://xn--61--5cd2aatlj3aqmb3hc1f.xn--p1ai/")
    assert status == 200
    assert "МБОУ СОШ № 61" in body.decode()
    assert headers["Content-Type"].startswith("text/html")
    assert running.log[-1] == ("xn--61--5cd2aatlj3aqmb3hc1f.xn--p1ai", "/", 200)


def test_it_is_an_origin_server_too(visitor: Visitor) -> None:
    assert visitor.raw("GET", "/robots.txt", Host="lugovoe-school3.edumsko.ru").read().startswith(b"User-agent: *")


def test_an_unknown_name_is_a_bad_gateway_without_a_word(visitor: Visitor) -> None:
    status, _, body = visitor.get("http://school10-dalny.ru/")
    assert (status, body) == (502, b"")


def test_no_tunnels(visitor: Visitor) -> None:
    assert visitor.raw("CONNECT", "lugovoe-school3.edumsko.ru:443").status == 502


def test_head_tells_the_length_and_sends_no_body(visitor: Visitor) -> None:
    address = "http://lugovoe-school3.edumsko.ru/collective/nastavnik"
    answer = visitor.raw("HEAD", address)
    assert int(answer.headers["Content-Length"]) == len(visitor.get(address)[2])
    assert answer.read() == b""


def test_a_connection_serves_many_requests(running: Replica) -> None:
    connection = http.client.HTTPConnection(running.host, running.port, timeout=20)
    for _ in range(3):
        connection.request("GET", "http://school13.prirechye-edu.ru/robots.txt")
        assert connection.getresponse().read()


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_a_file_known_already_is_not_sent_again(visitor: Visitor, header: str) -> None:
    address = "http://45shkola-prirechye.ucoz.net/nastavnik/prikaz_331.pdf"
    _, headers, body = visitor.get(address)
    assert body.startswith(b"%PDF")
    condition = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[header]
    assert visitor.get(address, **{condition: headers[header]})[::2] == (304, b"")
    stale = {"If-None-Match": '"other"', "If-Modified-Since": "Wed, 01 Feb 2023 09:00:00 GMT"}[condition]
    assert visitor.get(address, **{condition: stale})[::2] == (200, body)


def test_the_cache_key_of_an_upload_is_no_part_of_its_name(visitor: Visitor) -> None:
    address = "http://lugovoe-school3.edumsko.ru/uploads/2000/1396/section/92310/polozhenie.pdf"
    assert visitor.get(address)[2] == visitor.get(address + "?1642000111000")[2]


def test_the_portal_knows_a_folder_by_its_root_whatever_the_view(visitor: Visitor) -> None:
    view = "http://ciur.ru/izh/s211_izh/DocLib39/Forms/AllItems.aspx"
    folder = urllib.parse.quote("/izh/s211_izh/DocLib39/Целевая модель наставничества")
    first = visitor.get(f"{view}?RootFolder={folder}&FolderCTID=0x01&View=%7bAB%7d")[2]
    assert first == visitor.get(f"http://ciur.ru//izh/s211_izh/DocLib39/{urllib.parse.quote('Целевая модель наставничества')}")[2]
    second = visitor.get(f"{view}?RootFolder={folder}&Paged=TRUE&p_ID=30&PageFirstRow=31")[2]
    order = urllib.parse.quote("Приказ о внедрении").encode()
    assert order not in first
    assert order in second


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("school6-dalny.ru", 503),
        ("school7-dalny.ru", 500),
        ("school4-dalny.ru", 200),
        ("school5-dalny.ru", 200),
        ("school11-dalny.ru", 200),
    ],
)
def test_a_site_that_is_no_site_says_one_thing_to_everything(visitor: Visitor, host: str, status: int) -> None:
    assert visitor.get(f"http://{host}/")[::2] == visitor.get(f"http://{host}/collective/nastavnik?x=1")[::2]
    assert visitor.get(f"http://{host}/")[0] == status


def test_a_site_that_is_down_drops_the_connection_without_a_byte(visitor: Visitor, running: Replica) -> None:
    with pytest.raises(http.client.RemoteDisconnected):
        visitor.get("http://school1-dalny.ru/")
    assert running.log[-1] == ("school1-dalny.ru", "/", 0)


def test_a_dripping_page_breaks_off(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    assert replica_module.DRIP_PAUSE * replica_module.DRIP_BYTES <= 10
    monkeypatch.setattr(replica_module, "DRIP_PAUSE", 0.01)
    with pytest.raises(http.client.IncompleteRead):
        visitor.get("http://school9-dalny.ru/")


def test_a_start_page_moved_to_itself_never_arrives(visitor: Visitor) -> None:
    with pytest.raises(urllib.error.HTTPError, match="infinite loop"):
        visitor.opener.open("http://school8-dalny.ru/", timeout=20)


def test_a_school_that_moved_is_found_at_its_new_host(visitor: Visitor) -> None:
    answer = visitor.opener.open("http://shkola8-borovoe.ru", timeout=20)
    assert answer.geturl() == "http://borovoe8.edumsko.ru/"
    assert "МКОУ СОШ № 8" in answer.read().decode()


def test_robots_are_forbidden_wholly_partly_and_by_a_failure(visitor: Visitor) -> None:
    assert visitor.get("http://school2-dalny.ru/robots.txt")[2] == b"User-agent: *\nDisallow: /\n"
    assert b"Disallow: /uploads/" in visitor.get("http://borovoe5.edumsko.ru/robots.txt")[2]
    assert visitor.get("http://school3-dalny.ru/robots.txt")[0] == 500


def test_an_old_site_speaks_its_old_encoding(visitor: Visitor) -> None:
    _, headers, body = visitor.get("http://45shkola-prirechye.ucoz.net/index/nastavnichestvo/0-8")
    assert headers["Content-Type"] == "text/html"
    assert "Положение о наставничестве" in body.decode("cp1251")


# ── pages and files ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_link_works_but_those_meant_to_be_dead(walked: dict[str, dict[str, tuple[int, bytes]]]) -> None:
    for spec in SITES:
        dead = {plain_path(item["path"]) for item in spec.get("files", {}).values() if item["as"] == "missing"}
        assert {path for path, (status, _) in walked[spec["id"]].items() if status != 200} == dead, spec["id"]


def test_every_paper_of_a_site_is_reached_by_links(walked: dict[str, dict[str, tuple[int, bytes]]]) -> None:
    for spec in SITES:
        for key, item in spec.get("files", {}).items():
            if item["as"] == "typed":
                printed = holdings.blocks(item, spec["org"])[0].lines[0]
                pages = [body.decode(spec.get("charset", "utf-8")) for _, body in walked[spec["id"]].values() if b"<html" in body[:300]]
                assert any("ПРИКАЗЫВАЮ" in page and printed.split("«")[0] in page for page in pages), f"{spec['id']}: {key}"
            elif item["as"] != "outside":
                assert urllib.parse.unquote(item["path"]) in walked[spec["id"]], f"{spec['id']}: {key}"


def test_sites_are_as_large_as_real_ones(walked: dict[str, dict[str, tuple[int, bytes]]]) -> None:
    pages = {name: sum(b"<html" in body[:300] for _, body in found.values()) for name, found in walked.items()}
    assert min(pages.values()) >= 15, pages
    assert max(pages.values()) <= 80, pages


def test_the_site_map_names_every_page(visitor: Visitor, walked: dict[str, dict[str, tuple[int, bytes]]]) -> None:
    tree = lxml_html.fromstring(visitor.get("http://lugovoe-school3.edumsko.ru/sitemap.xml")[2])
    named = {str(place.text) for place in tree.iter("loc")}
    assert "http://lugovoe-school3.edumsko.ru/collective/nastavnik/doc/1402231" in named
    assert {urllib.parse.urlsplit(place).path for place in named} <= set(walked["lug-3"])


def test_a_scan_has_no_text_and_a_locked_file_no_reader() -> None:
    def text(item: dict[str, Any]) -> str:
        document = pypdfium2.PdfDocument(holdings.content(item, SPECIFICATIONS["lug-3"]["org"], "test"))
        return "".join(page.get_textpage().get_text_bounded() for page in document)

    files = SPECIFICATIONS["lug-3"]["files"]
    assert text(files["order"]) == ""
    assert "от 12.01.2022 № 15-О" in text(files["regulation"])
    for form in ("locked", "broken"):
        with pytest.raises(pypdfium2.PdfiumError):
            text({"as": form, "path": "/files/scan.pdf"})


def test_two_builds_give_the_same_bytes_and_read_nothing_of_the_auditor(running: Replica) -> None:
    """The second build runs in a process of its own that notes every file it opens."""
    program = """
import json, sys
opened = []
sys.addaudithook(lambda event, details: opened.append(str(details[0])) if event == "open" else None)
from data.demo.web import build_web, expected
from tests.crawler.test_replica import whole
made = whole(build_web())
expected()
print(json.dumps({"made": made, "opened": opened}))
"""
    # The test module itself loads crawler.replica; what is asked is whether anything of the auditor's methodology is opened.
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(ran.stdout)
    assert told["made"] == whole(running.web)
    forbidden = [ROOT / "data" / "profiles", ROOT / "data" / "vocabulary", ROOT / "audit_rules"]
    inside = [name for name in told["opened"] for place in forbidden if Path(name).is_relative_to(place)]
    assert inside == []
    assert any(name.endswith("order-model.txt") for name in told["opened"])


def test_the_generator_imports_nothing_of_the_rules() -> None:
    sources = [*Path(web.__file__).parent.glob("*.py"), Path(replica_module.__file__)]
    assert len(sources) > 8
    for source in sources:
        tree = ast.parse(source.read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        ours = {name for name in imported if name.split(".")[0] in {"audit_rules", "crawler", "scoring", "reports", "nastavnik", "data"}}
        assert {name for name in ours if not name.startswith("data.demo")} == set(), source
        words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
        assert not any("profiles" in word or "vocabulary" in word for word in words), source


# ── the right answers ───────────────────────────────────────────────────────────────────────────────────────────────


def test_every_verdict_and_state_has_its_schools() -> None:
    verdicts = Counter(answer["verdict"] for answer in ANSWERS["organisations"].values())
    wanted = {"no_package", "regulation_only", "outdated_order", "compliant", "incomplete_package", "not_checked"}
    assert set(verdicts) == wanted
    assert min(verdicts.values()) >= 3
    reasons = {answer.get("reason") for answer in ANSWERS["organisations"].values()}
    assert {"before_recommendations", "no_date"} <= reasons
    states = {answer.get("state") for answer in ANSWERS["organisations"].values()}
    assert {"audited", "partial", "unreachable", "no_site"} <= states


def test_the_lists_agree_with_the_answers() -> None:
    lists: dict[str, list[str]] = {"review": [], "not_checked": []}
    for name, answer in ANSWERS["organisations"].items():
        if answer["verdict"] == "not_checked":
            lists["not_checked"].append(name)
        if answer.get("needs_review"):
            lists["review"].append(name)
        elif answer["verdict"] not in {"not_checked", "compliant"}:
            lists.setdefault(answer["verdict"], []).append(name)
    given = {**ANSWERS["violations"], **ANSWERS["beyond_source"], "review": ANSWERS["review"], "not_checked": ANSWERS["not_checked"]}
    assert {name: sorted(ids) for name, ids in given.items()} == {name: sorted(ids) for name, ids in lists.items()}


def test_each_requisite_of_the_answers_is_printed_in_a_paper_of_its_school() -> None:
    for name, answer in ANSWERS["organisations"].items():
        spec = SPECIFICATIONS[name]
        papers = [paper for item in spec.get("files", {}).values() for paper in _papers(item)]
        texts = ["\n".join(" ".join(block.lines) for block in holdings.blocks({"papers": [paper]}, spec["org"])) for paper in papers]
        texts += [page["body"].replace("_", "") for page in spec.get("pages", ())]
        for document in answer["documents"]:
            if document.get("date"):
                day = ".".join(reversed(document["date"].split("-")))
                forms = (day, long_date(day), quoted_date(day), quoted_date(day).replace("«0", "«").replace(" года", "г."))
                matching = [text for text in texts if (document.get("number") or "") in text and any(_in(form, text) for form in forms)]
                assert matching, f"{name}: {document}"


def _in(form: str, text: str) -> bool:
    return form.replace(" ", "") in text.replace(" ", "")


def _papers(item: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [paper for member in item.get("members", {}).values() for paper in member["papers"]]
    return [*item.get("papers", ()), *inner]


def test_days_of_the_answers_stand_on_the_right_side_of_the_gate() -> None:
    for name, answer in ANSWERS["organisations"].items():
        orders = [document for document in answer["documents"] if document["type"] == "implementation_order"]
        newest = max((order["date"] or "" for order in orders), default=None)
        kinds = {document["type"] for document in answer["documents"]}
        if answer["verdict"] == "compliant":
            assert newest is not None, name
            assert newest >= "2021-12-21", name
            assert "regulation" in kinds, name
        elif answer["verdict"] == "outdated_order":
            assert newest is not None, name
            assert newest < "2021-12-21", name
        elif answer["verdict"] == "regulation_only":
            assert kinds == {"regulation"}, name
        elif answer["verdict"] == "no_package":
            assert kinds == set(), name


def test_the_registry_holds_every_organisation_as_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "registry.xlsx"
    web.write_registry(path)
    rows = list(openpyxl.load_workbook(path)["Организации"].iter_rows())
    header = [cell.value for cell in rows[2]]
    assert header[:4] == ["ID", "Организация", "Муниципалитет", "Сайт"]
    assert all(cell.data_type in {"s", "n"} for row in rows for cell in row)
    kept = {str(row[0].value): row for row in rows[3:]}
    assert kept.pop("demo-unusable")[1].value is None
    assert set(kept) == set(ANSWERS["organisations"])
    assert kept["ver-8"][1].value == '=HYPERLINK("http://x","y")'
    assert kept["lug-11"][3].value == "нет"
    assert len({row[2].value for row in kept.values()}) >= 4
