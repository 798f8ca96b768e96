// Before the first paint: the remembered colours, and a mark that scripts run, so that what needs them
// shows at once; and a mark that the address asks for a part of a list, which then waits to be shown until it is filtered.
document.documentElement.dataset.scripts = "";
if (location.search) document.documentElement.dataset.asked = "";
try {
  const scheme = localStorage.getItem("scheme");
  if (scheme === "default" || scheme === "slate") document.documentElement.dataset.mdColorScheme = scheme;
} catch {}

// The first paint waits for the page's content, so that nothing is shown while it still arrives and then moves.
// Made here, since HTML's checkers do not know the relation yet.
document.head.append(Object.assign(document.createElement("link"), { rel: "expect", href: "#content", blocking: "render" }));
