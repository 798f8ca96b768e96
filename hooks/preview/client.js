// Put into a page of the preview: reloads it when it has changed, and shows what is wrong with the files.
const script = document.currentScript;
const base = script.src.replace(/client\.js.*/, "");
let stream = null;
let panel = null;

const element = (name, facts = {}, ...inside) => {
    const made = Object.assign(document.createElement(name), facts);
    made.append(...inside);
    return made;
};

const heading = (problems) => {
    const errors = problems.filter(({ kind }) => kind === "error").length;
    if (!errors) return "To look at";
    return errors === 1 ? "1 error" : `${errors} errors`;
};

const show = (problems, kept) => {
    panel?.remove();
    panel = null;
    if (!problems.length) return;
    const root = element("div", { id: "preview-problems" });
    const list = element("ol", {}, ...problems.map(({ place, kind, message }) => element("li", {}, element("code", { textContent: place }), `: ${kind}: ${message}`)));
    const close = element("button", { type: "button", textContent: "Hide" });
    close.addEventListener("click", () => root.remove());
    const title = element("h2", { id: "title", textContent: heading(problems) });
    const section = element("section", { tabIndex: 0 }, element("div", { className: "heading" }, title, close), list);
    if (kept) section.append(element("p", { textContent: "The page is shown as it was before." }));
    section.setAttribute("role", "alert");
    section.setAttribute("aria-labelledby", "title");
    root.attachShadow({ mode: "open" }).append(element("link", { rel: "stylesheet", href: `${base}client.css` }), section);
    document.body.append(root);
    panel = root;
};

const listen = () => {
    if (document.visibilityState !== "visible") {
        stream?.close();
        stream = null;
    } else if (!stream) {
        stream = new EventSource(`${base}events?page=${encodeURIComponent(location.pathname)}`);
        stream.addEventListener("message", ({ data }) => {
            const { page, kept, problems } = JSON.parse(data);
            if (page !== script.dataset.page) location.reload();
            else show(problems, kept);
        });
    }
};

document.addEventListener("visibilitychange", listen);
window.addEventListener("pagehide", () => stream?.close());
listen();
