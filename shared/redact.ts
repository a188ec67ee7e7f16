/** What stands where a secret was. */
export const mask = '••••';

/** Names whose values are secrets; `env_key`, `max_tokens`, `token_limit` and the like are not. */
const secretName =
  /^(?:.*[-_.]|x-)?(?:api[-_]?key|key|token|secret|password|passwd|authorization|cookie|credential|bearer)s?$/i;
const camelSecretName = /(?:Key|Token|Secret|Password|Authorization)$/;
const harmlessNames = new Set(['env_key', 'keyRef', 'tokenRef', 'monkey', 'setCacheKey', 'sort_key']);

/** Whether a value under this name is to be shown masked. */
export function isSecretName(name: string): boolean {
  if (harmlessNames.has(name)) return false;
  return secretName.test(name) || camelSecretName.test(name);
}

/** References say where a secret is, not what it is: `{env:X}`, `{file:…}`, `${X}`, `$X`. */
function isReference(value: string): boolean {
  return value === '' || /^\{(env|file):[^}]*\}$/.test(value) || /^\$\{?[A-Z_][A-Z0-9_]*\}?$/.test(value);
}

/** Shapes that are keys wherever they stand. */
const keyShapes =
  /\b(?:sk|pk|rk|ak|gsk|xai|nvapi|hf|ghp|gho|github_pat|AIza)[-_][A-Za-z0-9_-]{12,}|\bAIza[A-Za-z0-9_-]{20,}/g;
const bearer = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi;
const pair = /(["']?)([A-Za-z0-9_.-]+)\1(\s*[:=]\s*)(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|([^\s"',;&}\])]+))/g;
const userInfo = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi;
const queryPair = /([?&])([A-Za-z0-9_.~-]+)=([^&\s"'#]+)/g;

function redactPairs(text: string): string {
  return text.replace(pair, (whole, quote, name, between, double, single, bare) => {
    if (!isSecretName(name)) return whole;
    const value: string = double ?? single ?? bare;
    if (isReference(value) || /^(Bearer|Basic|true|false|null|\d{1,6}|\{|\[)$/.test(value)) return whole;
    const mark = double !== undefined ? '"' : single !== undefined ? "'" : '';
    return `${quote}${name}${quote}${between}${mark}${mask}${mark}`;
  });
}

/**
 * Text that is safe to show or to log: known keys go wherever they stand, other secrets by the name before them, by
 * their shape, and inside URLs (user name, query). Works on JSON, TOML, headers and plain messages alike.
 */
export function redact(text: string, knownKeys: readonly string[] = []): string {
  let safe = text;
  for (const key of knownKeys) if (key.length > 0) safe = safe.replaceAll(key, mask);
  safe = safe.replace(bearer, (_, scheme) => `${scheme} ${mask}`).replace(userInfo, `$1${mask}@`);
  safe = safe.replace(queryPair, (whole, mark, name) => (isSecretName(name) ? `${mark}${name}=${mask}` : whole));
  return redactPairs(safe).replace(keyShapes, mask);
}

/** What may be shown of a key so that its owner recognises it: the last 4 characters, and nothing of a short one. */
export function keyHint(key: string): string {
  return key.length <= 8 ? '' : key.slice(-4);
}
