"""The pages in a real browser: the script asks and shows, the keyboard reaches everything, nothing is blocked."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs Chromium and its driver"),
]

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--window-size=1280,1000",
    "--force-prefers-reduced-motion",
)  # fmt: skip
"""Without motion, because the driver would click where a page that glides still is."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    profile: Path = tmp_path_factory.mktemp("profile")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    started = Chrome(options=options, service=ChromeService(str(DRIVER)))
    yield started
    started.quit()


def answer(browser: Chrome) -> str:
    """The text of the answer, once it is there."""
    WebDriverWait(browser, 20).until(
        lambda one: one.find_elements(By.CSS_SELECTOR, "#answer table, #answer .error, #answer pre, #answer .boolean")
    )
    return browser.find_element(By.ID, "answer").text


def test_a_visitor_asks_an_example_question_on_the_first_page(browser: Chrome, server) -> None:
    browser.get(server.url)
    Select(browser.find_element(By.ID, "example")).select_by_visible_text("Which organisation succeeded which?")
    assert "success" in browser.find_element(By.CSS_SELECTOR, "[data-description]").text.lower()
    browser.find_element(By.CSS_SELECTOR, "form.query button").click()
    assert "NHS Seaton CCG" in answer(browser)
    assert browser.current_url == server.url + "/"


def test_the_keyboard_asks_and_the_address_keeps_the_query(browser: Chrome, server) -> None:
    browser.get(server.url + "/sparql")
    field = browser.find_element(By.ID, "query")
    field.clear()
    field.send_keys('SELECT ("a word" AS ?said) WHERE { }')
    field.send_keys(Keys.CONTROL, Keys.ENTER)
    assert "a word" in answer(browser)
    assert "a+word" in browser.current_url
    browser.refresh()
    assert "a word" in answer(browser)


def test_an_error_is_shown_in_the_words_of_the_engine(browser: Chrome, server) -> None:
    browser.get(server.url + "/sparql")
    field = browser.find_element(By.ID, "query")
    field.clear()
    field.send_keys("SELECT * WHERE {")
    field.send_keys(Keys.CONTROL, Keys.ENTER)
    assert "not valid SPARQL" in answer(browser)


def test_the_tab_key_leads_through_the_editor_and_out_of_it(browser: Chrome, server) -> None:
    browser.get(server.url + "/sparql")
    body = browser.find_element(By.TAG_NAME, "body")
    reached = []
    for _ in range(12):
        body.send_keys(Keys.TAB) if not reached else browser.switch_to.active_element.send_keys(Keys.TAB)
        active = browser.switch_to.active_element
        reached.append(active.get_attribute("id") or active.text)
    assert reached[0] == "Skip to the content"
    assert [name for name in reached if name in ("example", "query", "Ask")] == ["example", "query", "Ask"]


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/inspections/seaton-slac-2011-05-06", "/agencies/seaton", "/findings"]
)
def test_nothing_is_blocked_or_broken(browser: Chrome, server, path: str) -> None:
    browser.get_log("browser")
    browser.get(server.url + path)
    assert [entry["message"] for entry in browser.get_log("browser")] == []


@pytest.mark.parametrize("path", ["/", "/inspections/seaton-slac-2011-05-06", "/findings", "/data"])
def test_a_page_fits_a_telephone(browser: Chrome, server, path: str) -> None:
    browser.set_window_size(500, 900)
    browser.get(server.url + path)
    wide = browser.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
    browser.set_window_size(1280, 1000)
    assert wide <= 0
