// A page that includes counter.js: node page.js URL '{"script":{attribute: value},"places":[value],"ahead":bool}'
// Prints what stands in the places once nothing is under way any more.
const [url, description] = process.argv.slice(2);
const page = JSON.parse(description);

const element = (attributes, text, properties = {}) => {
  const node = {
    ...properties,
    textContent: text,
    getAttribute: (name) => (name in attributes ? attributes[name] : null),
    hasAttribute: (name) => name in attributes,
  };
  return new Proxy(node, {
    set(target, name, value) {
      if (name !== "textContent") throw new Error("the script sets " + String(name));
      target[name] = value;
      return true;
    },
  });
};

const places = page.places.map((value) => element({ "data-stowage-counter": value }, "..."));
const listeners = [];
const document = {
  currentScript: element(page.script, "", { src: url + "/counter.js" }),
  prerendering: page.ahead,
  querySelectorAll: (selector) => {
    if (selector !== "[data-stowage-counter]") throw new Error("the script looks for " + selector);
    return places;
  },
  addEventListener: (name, listener) => listeners.push(listener),
};

process.on("unhandledRejection", (why) => { throw why; });
process.on("beforeExit", () => {
  if (page.shown && listeners.length > 0) return listeners.pop()();
  console.log(JSON.stringify(places.map((place) => place.textContent)));
  process.exit(0);
});

const base = page.source || url;
fetch(base + "/counter.js")
  .then((answer) => answer.text())
  .then((text) => new Function("document", text)(document));
