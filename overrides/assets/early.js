// Before the first paint: the remembered colours, and a mark that scripts run, so that what needs them shows at once.
document.documentElement.dataset.scripts = "";
try {
  const scheme = localStorage.getItem("scheme");
  if (scheme === "default" || scheme === "slate") document.documentElement.dataset.mdColorScheme = scheme;
} catch {}
