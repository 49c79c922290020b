// The query form without a page load: examples, an answer as a table, downloads. Without this script it is a plain form.
"use strict";

(() => {
  const form = document.querySelector("form.query");
  if (!form) return;
  const endpoint = form.action;
  const query = form.elements.query;
  const picker = form.querySelector("[data-example]");
  const description = form.querySelector("[data-description]");
  const button = form.querySelector("button[type=submit]");
  const answer = document.getElementById("answer");
  const examples = new Map(JSON.parse(document.getElementById("examples").textContent).map((one) => [one.name, one]));
  const prefixes = { sg: "https://w3id.org/safeguarding-graph/ontology#" };
  const home = "https://w3id.org/safeguarding-graph/";
  const shown = 1000;
  let running = null;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const shorten = (iri) => {
    if (iri.startsWith(prefixes.sg)) return "sg:" + iri.slice(prefixes.sg.length);
    return iri.startsWith(home) ? iri.slice(home.length).replace(/^(id|scheme)\//, "") : iri;
  };

  const term = (value) => {
    if (!value) return "";
    if (value.type !== "uri") return value.value;
    const local = value.value.startsWith(home + "id/") ? "/" + value.value.slice(home.length) : value.value;
    return make("a", { href: local, title: value.value }, shorten(value.value));
  };

  const look = (value) => {
    if (!value || value.type === "uri") return "";
    if (/#(integer|decimal|double|float)$/.test(value.datatype || "")) return "number";
    return value.value.length > 60 ? "long" : "";
  };

  const downloads = (text, formats) => {
    const line = make("span");
    for (const format of formats) {
      const target = endpoint + "?" + new URLSearchParams({ query: text, format });
      line.append(" ", make("a", { href: target }, format.toUpperCase()));
    }
    return line;
  };

  const table = (document_, text) => {
    const names = document_.head.vars;
    const rows = document_.results.bindings;
    const head = make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name)));
    const body = rows.slice(0, shown).map((row) =>
      make("tr", {}, ...names.map((name) => make("td", { className: look(row[name]) }, term(row[name])))));
    const more = rows.length > shown ? `, the first ${shown.toLocaleString("en-GB")} shown` : "";
    const count = `${rows.length.toLocaleString("en-GB")} row${rows.length === 1 ? "" : "s"}${more} ·`;
    const scroll = make("div", { className: "scroll", tabIndex: 0 },
      make("table", { className: "compact" }, make("thead", {}, head), make("tbody", {}, ...body)));
    return [make("p", { className: "count" }, count, downloads(text, ["csv", "json", "tsv", "xml"])), scroll];
  };

  const show = (...elements) => answer.replaceChildren(...elements);
  const failed = (message) => show(make("p", { className: "error" }, message));

  const ask = async () => {
    running?.abort();
    running = new AbortController();
    const text = query.value;
    button.disabled = true;
    answer.setAttribute("aria-busy", "true");
    show(make("p", { className: "count" }, "Asking…"));
    try {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: {
          "Content-Type": "application/sparql-query",
          Accept: "application/sparql-results+json, text/turtle;q=0.9, application/problem+json;q=0.1",
        },
        body: text,
        signal: running.signal,
      });
      const type = (response.headers.get("Content-Type") || "").split(";")[0];
      if (!response.ok) {
        failed(type === "application/problem+json" ? (await response.json()).detail : `The service answered ${response.status}.`);
      } else if (type === "text/turtle") {
        show(make("p", { className: "count" }, downloads(text, ["ttl", "jsonld", "nt"])), make("pre", { tabIndex: 0 }, await response.text()));
      } else {
        const result = await response.json();
        if ("boolean" in result) show(make("p", { className: "boolean" }, result.boolean ? "Yes" : "No"));
        else show(...table(result, text));
      }
      if (location.pathname === new URL(endpoint).pathname) {
        history.replaceState(null, "", "?" + new URLSearchParams({ query: text }));
      }
    } catch (error) {
      if (error.name !== "AbortError") failed("The service cannot be reached.");
    } finally {
      button.disabled = false;
      answer.removeAttribute("aria-busy");
    }
  };

  picker.addEventListener("change", () => {
    const chosen = examples.get(picker.value);
    if (!chosen) return;
    query.value = chosen.text;
    description.textContent = chosen.description;
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
})();
