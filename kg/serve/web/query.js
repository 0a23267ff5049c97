// The query page: YASGUI over the endpoint of this server, every ready-made query in a tab.
import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";
import "./query.css";

const told = JSON.parse(document.getElementById("told").textContent);
const endpoint = new URL("/sparql", location.href).href;

// No completer asks other servers (prefix.cc, LOV); prefixes come from the page itself.
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.showQueryButton = true;
Yasgui.Yasqe.defaults.resizeable = true;

const yasgui = new Yasgui(document.getElementById("editor"), {
  requestConfig: { endpoint, method: "POST" },
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  copyEndpointOnNewTab: true,
  autoAddOnInit: false,
  populateFromUrl: true,
  persistenceId: null,
  yasr: { prefixes: told.prefixes, persistenceId: null },
});

const chinese = navigator.language.startsWith("zh");
told.queries.forEach((query, place) => {
  yasgui.addTab(place === 0 && !location.hash, {
    name: chinese ? query.chinese : query.english,
    yasqe: { value: query.text },
    requestConfig: { endpoint },
  });
});

// What this graph names is looked up on this server.
document.addEventListener("click", (click) => {
  const link = click.target.closest?.("a[href]");
  const target = link?.href ?? "";
  const base = new URL(told.base).href;
  if (target.startsWith(base)) link.href = `/id/${target.slice(base.length)}`;
}, true);
