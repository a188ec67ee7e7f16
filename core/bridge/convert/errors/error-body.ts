import { isObject, type JsonObject, readJson, textOf } from '../json.ts';

/** What a provider said of an error, taken out of whatever it was wrapped in; '' where it said nothing. */
export type Said = {
  readonly words: string;
  /** Its own names for it: `code` and `type`, whichever there are, in small letters. */
  readonly names: readonly string[];
  /** An HTTP status that stands in the body. */
  readonly status: number | null;
  /** MiniMax numbers its errors by itself. */
  readonly baseStatus: number | null;
  /** In seconds: Google's RetryInfo. */
  readonly retryDelay: number | null;
};

const nothing: Said = { words: '', names: [], status: null, baseStatus: null, retryDelay: null };

/** Gateways wrap one another's errors. */
const deepest = 5;

/** Reads the body of an error: JSON in any of the shapes that vendors use, a page, or plain words. */
export function readErrorText(body: string): Said {
  const text = body
    .slice(0, 1_000_000)
    .replace(/^\ufeff/, '')
    .trim();
  const value = /^[{["]/.test(text) ? readJson(text) : undefined;
  if (value !== undefined) return readError(value);
  return { ...nothing, words: text.startsWith('<') ? pageWords(text) : text };
}

/** The same of a value. Where an inner error says more than the outer one, it is the inner one that counts. */
export function readError(value: unknown, depth = deepest): Said {
  if (typeof value === 'string') return readWords(value, depth);
  if (depth === 0) return nothing;
  if (Array.isArray(value)) return readList(value, depth);
  if (!isObject(value)) return nothing;
  const inner = innerOf(value)
    .map((one) => readError(one, depth - 1))
    .find(({ words }) => words !== '');
  const own = readOwn(value, depth);
  if (inner === undefined) return own;
  return {
    words: inner.words,
    names: [...inner.names, ...own.names],
    status: inner.status ?? own.status,
    baseStatus: inner.baseStatus ?? own.baseStatus,
    retryDelay: inner.retryDelay ?? own.retryDelay,
  };
}

/** Where other shapes have the error itself. OpenRouter hands on as `raw` what the vendor behind it said. */
function innerOf(value: JsonObject): readonly unknown[] {
  const metadata = isObject(value.metadata) ? value.metadata : {};
  const choice: unknown = Array.isArray(value.choices) ? value.choices[0] : undefined;
  const ofChoice = isObject(choice) ? choice.error : undefined;
  return [metadata.raw, value.error, ofChoice, value.base_resp, value.detail, value.errors];
}

function readOwn(value: JsonObject, depth: number): Said {
  const said = [value.message, value.msg, value.status_msg, value.error_msg, value.error_description, value.title];
  const written = said.map(textOf).find((text) => text !== '') ?? '';
  const inner = readWords(written, depth - 1);
  const status = [value.code, value.status, value.status_code].map(Number).find((code) => code >= 400 && code <= 599);
  return {
    words: inner.words,
    names: [...inner.names, ...namesIn(value)],
    status: inner.status ?? status ?? null,
    baseStatus:
      typeof value.status_msg === 'string' && Number.isInteger(value.status_code) ? Number(value.status_code) : null,
    retryDelay: delayIn(value.details),
  };
}

function namesIn({ code, type, status, reason }: JsonObject): readonly string[] {
  return [code, type, status, reason]
    .filter((name) => (typeof name === 'string' && name !== '') || typeof name === 'number')
    .map((name) => String(name).slice(0, 100).toLowerCase());
}

/** JSON that an outer error quotes as its words. */
function readWords(text: string, depth: number): Said {
  const trimmed = text.trim();
  const quoted = depth > 0 && /^[{[]/.test(trimmed) ? readJson(trimmed) : undefined;
  const inner = quoted === undefined ? undefined : readError(quoted, depth - 1);
  if (inner && inner.words !== '') return inner;
  return { ...nothing, words: trimmed.startsWith('<') ? pageWords(trimmed) : trimmed };
}

/** Gemini wraps its error in a list; FastAPI lists what is wrong, each with its place. */
function readList(values: readonly unknown[], depth: number): Said {
  const all = values.slice(0, 5).map((one) => withPlace(one, readError(one, depth - 1)));
  const [first = nothing] = all;
  return {
    ...first,
    words: all
      .map(({ words }) => words)
      .filter((words) => words !== '')
      .join('; '),
  };
}

function withPlace(value: unknown, said: Said): Said {
  if (!isObject(value) || !Array.isArray(value.loc) || said.words === '') return said;
  const place = value.loc.filter((part) => typeof part === 'string' || typeof part === 'number').join('.');
  return { ...said, words: `${place}: ${said.words}` };
}

function delayIn(details: unknown): number | null {
  if (!Array.isArray(details)) return null;
  const delays = details.map((one) =>
    isObject(one) ? /^(\d{1,7}(?:\.\d+)?)s$/.exec(textOf(one.retryDelay))?.[1] : undefined,
  );
  const delay = delays.find((one) => one !== undefined);
  return delay === undefined ? null : Number(delay);
}

/** The title of a page, or its first heading. */
function pageWords(page: string): string {
  const head = page.slice(0, 20_000);
  const title = /<title[^>]{0,200}>([^<]*)/i.exec(head)?.[1] ?? /<h1[^>]{0,200}>([^<]*)/i.exec(head)?.[1] ?? '';
  return title.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? ' ').trim();
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
