// Sets the remembered colours before the first paint.
try {
  const scheme = localStorage.getItem("scheme");
  if (scheme === "default" || scheme === "slate") document.documentElement.dataset.mdColorScheme = scheme;
} catch {}
