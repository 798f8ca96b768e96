// Marks on a page what it was found by. The words stand at the end of the address (`#anchor~found=`), which is then shown without them.
const [anchor, found] = location.hash.slice(1).split("~found=");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const words = new Set(found.split("+").map((word) => fold(decodeURIComponent(word))));
if (anchor) location.replace(`#${anchor}`);
else history.replaceState(history.state, "", location.pathname + location.search);

if (CSS.highlights) {
  const ranges = [];
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (node.parentElement.closest("svg, script, form, [hidden], .visually-hidden")) continue;
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      if (!words.has(fold(word))) continue;
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      ranges.push(range);
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
  const body = document.querySelector(".body");
  const first = ranges.find((range) => body.contains(range.startContainer))?.getBoundingClientRect();
  if (!anchor && first && first.top > innerHeight) scrollTo({ top: first.top + scrollY - innerHeight / 3 });
}
