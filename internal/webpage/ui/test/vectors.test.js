/** Holds the page to the same vectors as the Go packages: see internal/vectors. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { compareText } from "../core/collation.js";
import { csv } from "../core/csv.js";
import { contains, parseDateRange } from "../core/dates.js";
import { distance, isMisspelling } from "../core/distance.js";
import { glob } from "../core/glob.js";
import { escape } from "../core/markdown.js";
import { prepare } from "../core/entry.js";
import { rank } from "../core/ranking.js";
import { quote } from "../core/shell.js";
import { fold, slug, words } from "../core/text.js";
import { escapeInJSON, visible } from "../core/visible.js";

const directory = new URL("../../../vectors/", import.meta.url);

/** A check of one vector, by the name of its file. */
const checks = {
  csv({ cells, line }) {
    assert.equal(csv([cells]), line);
  },

  dates({ range, from, to, inside = [], outside = [], error = false }) {
    const parsed = parseDateRange(range);
    assert.deepEqual(parsed, error ? undefined : { from, to });
    for (const day of inside) assert.ok(contains(parsed, day), day);
    for (const day of outside) assert.ok(!contains(parsed, day), day);
  },

  distance({ a, b, limit, distance: wanted, misspelling }) {
    assert.equal(distance([...a], [...b], limit), wanted);
    assert.equal(isMisspelling(a, b), misspelling);
  },

  glob({ pattern, matches, others }) {
    const matcher = glob(pattern);
    for (const name of matches) assert.ok(matcher(name), name);
    for (const name of others) assert.ok(!matcher(name), name);
  },

  markdown({ text, markdown }) {
    assert.equal(escape(text), markdown);
  },

  order({ ascending }) {
    assert.deepEqual(ascending.toReversed().sort(compareText), ascending);
  },

  shell({ text, word }) {
    assert.equal(quote(text), word);
  },

  text({ text, fold: folded, slug: slugged, words: split }) {
    assert.equal(fold(text), folded);
    assert.equal(slug(text), slugged);
    assert.deepEqual(words(text), split);
  },

  visible({ text, visible: shown, json }) {
    assert.equal(visible(text), shown);
    assert.equal(escapeInJSON(JSON.stringify(text)), json);
  },
};

for (const [concern, check] of Object.entries(checks)) {
  for (const vector of read(concern)) {
    test(`${concern}: ${JSON.stringify(Object.values(vector)[0])}`, { timeout: 1000 }, () =>
      check(vector),
    );
  }
}

const { weights, vocabulary, items, queries } = read("search");
const candidates = items.map((item) => ({
  item: item.name,
  entry: prepare(searchable(item), weights),
  level: item.maturity ?? "",
}));

for (const {
  query,
  hits,
  level = "",
  alternatives_to = "",
  partial = false,
  complete = 0,
} of queries) {
  const understood = { level, alternativesTo: alternatives_to, partial, complete };
  test(`search: ${JSON.stringify(query)}`, () => {
    const entries = candidates.map(({ entry }) => entry);
    const { level, alternativesTo, partial, complete, ...result } = rank(
      candidates,
      query,
      weights,
      vocabulary,
      entries,
    );
    const found = result.hits.map(({ item, score }) => ({ name: item, score }));
    assert.deepEqual(found, hits);
    assert.deepEqual({ level, alternativesTo, partial, complete }, { ...understood });
  });
}

test("every file of vectors is checked", () => {
  const concerns = readdirSync(directory).filter((name) => name.endsWith(".json"));
  const checked = [...Object.keys(checks), "search"].map((concern) => concern + ".json");
  assert.deepEqual(concerns.sort(), checked.sort());
});

function read(concern) {
  return JSON.parse(readFileSync(new URL(concern + ".json", directory), "utf8"));
}

function searchable(item) {
  return {
    name: item.name,
    aliases: item.aliases ?? [],
    formerNames: item.former_names ?? [],
    tags: item.tags ?? [],
    descriptions: [item.description, item.description_ja, item.note].filter(Boolean),
    placements: [item, ...(item.also ?? [])],
    alternatives: item.alternatives ?? [],
    ended: item.lifecycle !== undefined,
  };
}
