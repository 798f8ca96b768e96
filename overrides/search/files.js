// Files of the index: sorted lines, cut into files of a few kilobytes. INDEX names the first key of each, so that a query
// loads only those that can hold its terms. What was loaded once is kept.
const loaded = new Map();
const arrived = new Set();

function load(name) {
  if (!loaded.has(name)) {
    const file = fetch(new URL(`${INDEX.folder}/${name}?v=${INDEX.version}`, self.location)).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${name}`);
      return answer.text();
    });
    file.then(() => arrived.add(name), () => loaded.delete(name));
    loaded.set(name, file);
  }
  return loaded.get(name);
}

/** Numbers of the files that can hold keys which begin with `prefix`, or the key itself if `whole`. */
function holding(firsts, prefix, whole) {
  const end = whole ? prefix : `${prefix}\uffff`;
  const found = [];
  for (let number = 0; number < firsts.length; number++) {
    const after = firsts[number + 1];
    if (firsts[number] <= end && (after === undefined || after > prefix)) found.push(number);
  }
  return found;
}

/** The lines of a kind of file whose key begins with `prefix`; of more than `most` files, only the first are loaded. */
async function lines(kind, prefix, whole = false, most = 3) {
  const numbers = holding(INDEX[kind], prefix, whole).slice(0, most);
  const texts = await Promise.all(numbers.map((number) => load(`${kind}-${number}.txt`)));
  return texts.flatMap((text) => text.split("\n")).filter((line) => (whole ? line.startsWith(`${prefix}\t`) : line.startsWith(prefix)));
}

const postings = new Map();

/** Terms by what a query asks for: `{ term: [entry, weight, …] }`, each from its file. */
async function find(prefix, whole, most) {
  const found = [];
  for (const line of await lines("terms", prefix, whole, most)) {
    const [term, numbers] = line.split("\t");
    if (!postings.has(term)) {
      let entry = 0;
      postings.set(term, numbers.split(" ").map((number, place) => (place % 2 ? Number(number) : (entry += Number(number)))));
    }
    found.push(term);
  }
  return found;
}

/** The file that holds an entry, and the number of the first entry in it. */
function blockOf(number) {
  let block = 0;
  let first = 0;
  while (first + INDEX.blocks[block] <= number) first += INDEX.blocks[block++];
  return [`entries-${block}.json`, first];
}

/** Whether an entry can be shown at once. */
const isHere = (number) => arrived.has(blockOf(number)[0]);

/** An entry as it is shown: address, title, text. */
async function entryOf(number) {
  const [name, first] = blockOf(number);
  const [address, title, text] = JSON.parse(await load(name))[number - first];
  return { address, title, text };
}

/** Kind of an entry: entries stand by kind, in the order of INDEX.kinds. */
function kindOf(number) {
  let first = 0;
  for (const [kind, count] of INDEX.kinds) {
    if (number < first + count) return kind;
    first += count;
  }
  return "";
}
