import { isPlainObject } from '../documents/plain-value.ts';

const mostModels = 2000;
const longestName = 200;

/** What is shown as text only, and written into a file as one. */
function isModelName(name: unknown): name is string {
  return (
    typeof name === 'string' &&
    name !== '' &&
    name.length <= longestName &&
    name.isWellFormed() &&
    !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)
  );
}

/** OpenAI and Anthropic call it `id`, Codex' own back end `slug`, Ollama and Gemini `name`. */
function nameOf(item: unknown): unknown {
  if (!isPlainObject(item)) return item;
  return item.id ?? item.slug ?? item.name;
}

function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isPlainObject(value)) return undefined;
  const lists = [value.data, value.models].filter((list) => Array.isArray(list));
  const list = lists.find(({ length }) => length > 0) ?? lists[0];
  // Ollama without a model says `"data": null`.
  return list ?? (value.object === 'list' ? [] : undefined);
}

/** The names in a list of models, in its order; undefined for what is no such list. Names that could mislead are left out. */
export function modelNamesOf(value: unknown): readonly string[] | undefined {
  const list = listIn(value);
  if (!list) return undefined;
  const names = new Set<string>();
  for (const item of list) {
    const name = nameOf(item);
    if (isModelName(name)) names.add(name);
    if (names.size >= mostModels) break;
  }
  return list.length > 0 && names.size === 0 ? undefined : [...names];
}

/** How many ends of an item are tried before a cut list is given up. */
const mostTries = 40;

/** A list that was cut off, up to its last whole item: catalogues of large gateways are longer than any limit. */
export function readCutList(text: string): unknown {
  let end = text.length;
  for (let tries = 0; tries < mostTries; tries++) {
    end = text.lastIndexOf('}', end - 1);
    if (end <= 0) return undefined;
    for (const close of [']}', ']']) {
      const value = readJson(text.slice(0, end + 1) + close);
      if (modelNamesOf(value) !== undefined) return value;
    }
  }
  return undefined;
}

/** undefined for what is not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A provider may answer anything; what it means is decided by who asked.
  }
}
