import { isAccountName } from './account-name.ts';
import { isKeySegment, isKeyWord, keyShapes, nameOrKey } from './key-shape.ts';

/** What stands where a secret was. */
export const mask = '••••';

/** Names whose values are secrets; `env_key`, `max_tokens`, `token_limit` and the like are not. */
const secretName =
  /^(?:.*[-_.]|x-)?(?:api[-_]?key|key|token|secret|pass|password|passwd|passphrase|authorization|cookie|credential|bearer)s?$/i;
const camelSecretName = /(?:Key|Token|Secret|Password|Authorization)$/;
const harmlessNames = new Set(['env_key', 'keyRef', 'tokenRef', 'monkey', 'setCacheKey', 'sort_key']);

/** Whether a value under this name is to be shown masked. */
export function isSecretName(name: string): boolean {
  if (harmlessNames.has(name)) return false;
  return secretName.test(name) || camelSecretName.test(name);
}

/** Headers and parameters that say who asks or which request it is: their values are ids, however random. */
function isIdName(name: string): boolean {
  return isAccountName(name) || /(?:^|[-_.])ids?$/i.test(name) || /[a-z]Id$/.test(name);
}

/** Whether a header or a query parameter carries a secret, by its name or by the look of its value. */
export function isSecretPair(name: string, value: string): boolean {
  if (isSecretName(name) || redactMarked(value, true) !== value) return true;
  return !isIdName(name) && redact(value) !== value;
}

/** References say where a secret is, not what it is: `{env:X}`, `{file:…}`, `${X}`, `$X`. */
function isReference(value: string): boolean {
  return value === '' || /^\{(env|file):[^}]*\}$/.test(value) || /^\$\{?[A-Z_][A-Z0-9_]*\}?$/.test(value);
}

const bearer = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi;
// Names begin where no name goes on: without that a long line of base64 would take minutes.
const pair =
  /(["']?)(?<![A-Za-z0-9_.-])([A-Za-z0-9_.-]+)\1(\s*[:=]\s*)(?:("""|''')([\s\S]*?)\4|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([^\s"',;&}\])]+))/g;
/** A secret over several lines of TOML. */
const block = /(["']?)(?<![A-Za-z0-9_.-])([A-Za-z0-9_.-]+)\1(\s*=\s*)("""|''')([\s\S]*?)\4/g;
/** `"--api-key", "…"` as arguments of a command. */
const argumentPair = /((["'])--?([a-z][a-z-]*)\2\s*,\s*)(["'])((?:(?!\4)[^\\\n]|\\.)+)\4/gi;
const userInfo = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi;
/** The path of an address, in which people put keys that their gateway wants there. */
const urlPath = /(?<![a-z0-9+.-])(https?:\/\/[^\s"'<>\\/?#]+)(\/[^\s"'<>\\?#]*)/gi;
const queryPair = /([?&])([A-Za-z0-9_.~-]+)=([^&\s"'#]+)/g;

/** "…a quoted key: one that holds a dot" speaks of keys and holds none. */
function isProse(name: string, between: string, bare: string | undefined): boolean {
  return bare !== undefined && /^[a-z]+$/.test(name) && /^: /.test(between) && /^[a-z]{1,12}$/.test(bare);
}

function redactPairs(text: string, hasBareValues: boolean): string {
  return text.replace(pair, (whole, quote, name, between, triple, long, double, single, bare) => {
    const value: string = long ?? double ?? single ?? bare;
    const mark = triple ?? (double !== undefined ? '"' : single !== undefined ? "'" : '');
    const head = `${quote}${name}${quote}${between}`;
    if (name === 'env_key' && value !== '' && nameOrKey(value) !== 'name') return `${head}${mark}${mask}${mark}`;
    if (!isSecretName(name)) return bare === undefined ? `${head}${mark}${redactNested(value)}${mark}` : whole;
    if (bare !== undefined && ((!hasBareValues && !name.startsWith('--')) || isProse(name, between, bare)))
      return whole;
    if (isReference(value) || /^(Bearer|Basic|true|false|null|\d{1,6}|\{|\[)$/.test(value)) return whole;
    return `${head}${mark}${mask}${mark}`;
  });
}

/** JSON as a text inside of JSON, an argument `--token=…`, a header as one text. */
function redactNested(value: string): string {
  const plain = value.replaceAll('\\"', '"');
  const safe = redactPairs(plain, true);
  if (safe === plain) return value;
  return plain === value ? safe : safe.replaceAll('"', '\\"');
}

function redactPath(path: string): string {
  return path.replace(/[^/]+/g, (segment) => (isKeySegment(segment) ? mask : segment));
}

const words = /[A-Za-z0-9][\w.~+-]*=*/g;

/** A file or a folder may be called by a hash, and a part of an address has its own rule; `vendor/model` is neither. */
function isInPath(before: string): boolean {
  const start = /[^\s"'`,;:=?#&(){}[\]<>|]*$/.exec(before)?.[0] ?? '';
  return /^[~.$%/\\]|\\|\/.*\//.test(start) && /[/\\]/.test(start);
}

/** Keys that nothing announces: neither a name before them nor a shape of their own. */
function redactWords(text: string): string {
  return text.replace(words, (word, at: number) => {
    const isKey = word.length >= 20 && isKeyWord(word) && !isInPath(text.slice(Math.max(0, at - 200), at));
    return isKey ? mask : word;
  });
}

function redactAll(text: string, hasBareValues: boolean): string {
  return redactWords(redactMarked(text, hasBareValues));
}

/** Secrets that their name, their place or their shape gives away. */
function redactMarked(text: string, hasBareValues: boolean): string {
  const safe = text
    .replace(bearer, (_, scheme) => `${scheme} ${mask}`)
    .replace(userInfo, `$1${mask}@`)
    .replace(urlPath, (_, origin, path: string) => `${origin}${redactPath(path)}`);
  const safer = safe.replace(queryPair, (whole, sign, name) => (isSecretName(name) ? `${sign}${name}=${mask}` : whole));
  return redactPairs(safer, hasBareValues)
    .replace(argumentPair, (whole, head, _, name, mark, value) =>
      isSecretName(name) && !isReference(value) ? `${head}${mark}${mask}${mark}` : whole,
    )
    .replace(keyShapes, mask);
}

/**
 * Text that is safe to show or to log: known keys go wherever they stand, other secrets by the name before them, by
 * their shape, and inside URLs (user name, query). Works on JSON, TOML, headers and plain messages alike.
 */
export function redact(text: string, knownKeys: readonly string[] = []): string {
  return redactAll(withoutKnown(text, knownKeys), true);
}

function withoutKnown(text: string, keys: readonly string[]): string {
  return keys.filter((key) => key !== '').reduce((safe, key) => safe.replaceAll(key, mask), text);
}

/** The same for lines of TOML, JSON or JavaScript, where a value is in quotes and everything else is code to be read. */
export function redactSource(text: string, knownKeys: readonly string[] = []): string {
  return redactAll(withoutKnown(text, knownKeys), false);
}

/** The text with the lines of secrets that span several lines masked one by one: line by line they have no name. */
export function redactBlocks(text: string): string {
  return text.replace(block, (whole, quote, name, between, mark, value: string) =>
    isSecretName(name) && value.includes('\n')
      ? `${quote}${name}${quote}${between}${mark}${value.replace(/[^\r\n]+/g, mask)}${mark}`
      : whole,
  );
}

/** What may be shown of a key so that its owner recognises it: its last 4 characters, and nothing of a key of 8 or fewer. */
export function keyHint(key: string): string {
  // By characters: half of one would be stored and shown as U+FFFD.
  const characters = [...key];
  return characters.length <= 8 ? '' : characters.slice(-4).join('');
}
