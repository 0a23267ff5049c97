"""The query page in a real browser: it asks only its own server, and what it finds leads to pages of things."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from selenium.webdriver.support.ui import WebDriverWait

from kg.graph import store
from kg.graph.queries import ready_made
from kg.iri import BASE, KG, RDF, RDFS, SCHEMA
from kg.rdf import Literal, Statement

pytestmark = pytest.mark.browser
EVENT, ARTICLE = f"{BASE}event/2023-03-01_开闸", f"{BASE}article/春汛"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    directory = tmp_path_factory.mktemp("春汛")
    day = Literal("2023-03-01", "http://www.w3.org/2001/XMLSchema#date")
    statements = (
        Statement(EVENT, RDF + "type", SCHEMA + "Event", ARTICLE),
        Statement(EVENT, RDFS + "label", Literal("开闸<i>放水</i>", language="zh-Hans"), ARTICLE),
        Statement(EVENT, KG + "earliest", day, ARTICLE),
    )
    store.save(statements, directory)
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(directory), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    found = re.search(r"at (\S+)/$", process.stdout.readline())
    assert found
    yield found[1]
    process.terminate()
    process.wait(10)


@pytest.fixture
def driver(drivers, address: str):
    driver = drivers("zh-CN")
    for kind in ("browser", "performance"):
        driver.get_log(kind)
    driver.get(f"{address}/")
    return driver


def requests(driver) -> list[str]:
    messages = [json.loads(one["message"])["message"] for one in driver.get_log("performance")]
    return [one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"]


def tab(driver, name: str) -> None:
    script = (
        "return [...document.querySelectorAll('.tabsList .tab a')].find((one) => one.innerText.includes(arguments[0]))"
    )
    driver.execute_script(script, name).click()


def run(driver) -> str:
    driver.execute_script("document.querySelector('.tabPanel.active .yasqe_queryButton').click()")
    shown = "return document.querySelector('.tabPanel.active .yasr_results')?.innerText || ''"
    WebDriverWait(driver, 20).until(lambda one: one.execute_script(shown).strip())
    time.sleep(0.3)
    return str(driver.execute_script(shown))


@pytest.mark.everyday
def test_a_ready_made_query_is_run_and_a_result_followed(driver, address: str) -> None:
    names = driver.execute_script(
        "return [...document.querySelectorAll('.tabsList .tab')].map((one) => one.innerText.split('\\n')[0])"
    )
    assert [name for name in names if name] == [one.title_zh for one in ready_made()]
    query = next(one for one in ready_made() if one.name == "events-by-date")
    tab(driver, query.title_zh)
    assert "开闸<i>放水</i>" in run(driver)
    assert driver.execute_script("return document.querySelectorAll('.yasr_results i').length") == 0
    driver.execute_script("document.querySelector('.tabPanel.active .yasr_results a[href*=\"/event/\"]').target = ''")
    driver.execute_script("document.querySelector('.tabPanel.active .yasr_results a[href*=\"/event/\"]').click()")
    WebDriverWait(driver, 20).until(lambda one: "/id/event/" in one.current_url)
    assert driver.execute_script("return document.querySelector('h1').innerText") == "开闸<i>放水</i>"
    assert driver.execute_script("return document.querySelectorAll('dd').length") >= 2
    assert [one["message"] for one in driver.get_log("browser")] == []


def test_a_result_can_be_seen_on_a_timeline(driver, address: str) -> None:
    driver.execute_script(
        "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.setValue('SELECT ?e {?e a schema:Event}')"
    )
    driver.execute_script("document.querySelector('#beside a[href$=\"timeline\"]').click()")
    WebDriverWait(driver, 60).until(lambda one: "/view?query=SELECT%20%3Fe" in one.current_url)
    WebDriverWait(driver, 60).until(lambda one: "开闸" in one.execute_script("return document.body.innerText"))
    assert driver.current_url.endswith("#view=timeline")


def test_it_asks_only_its_own_server(driver, address: str) -> None:
    run(driver)
    asked = [url for url in requests(driver) if not url.startswith(("data:", "blob:"))]
    assert len(asked) >= 2
    assert [url for url in asked if not url.startswith(address)] == []
    assert [one["message"] for one in driver.get_log("browser")] == []


def test_a_mistake_is_shown_with_its_place(driver) -> None:
    driver.execute_script("document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.setValue('SELECT * {')")
    assert "line 1, column 11" in run(driver)
