import { describe, expect, it } from 'vitest';
import { isSecretName, keyHint, mask, redact, redactBlocks, redactSource } from './redact.ts';

describe('S3 redact', () => {
  it.each([
    ['experimental_bearer_token = "relay-secret-1"', `experimental_bearer_token = "${mask}"`],
    ["experimental_bearer_token='relay-secret-1'", `experimental_bearer_token='${mask}'`],
    ['"apiKey": "abc\\"def"', `"apiKey": "${mask}"`],
    ["apiKey: 'abc',", `apiKey: '${mask}',`],
    ['{"error":{"authorization":"abcdef"}}', `{"error":{"authorization":"${mask}"}}`],
    ['Authorization: Bearer abcdefgh', `Authorization: Bearer ${mask}`],
    ['x-api-key: abcdef', `x-api-key: ${mask}`],
    ['"X-Api-Key" = "abcdef"', `"X-Api-Key" = "${mask}"`],
    ['OPENAI_API_KEY=abcdef', `OPENAI_API_KEY=${mask}`],
    ['set-cookie: abcdef', `set-cookie: ${mask}`],
    ['https://me:abcdef@h.example/v1', `https://${mask}@h.example/v1`],
    ['https://h.example/v1?key=abcdef&v=1', `https://h.example/v1?key=${mask}&v=1`],
    ['see sk-or-v1-0123456789abcdef for more', `see ${mask} for more`],
    ['{"password":"hunter2!"}', `{"password":"${mask}"}`],
    ['experimental_bearer_token = """relay-secret-1"""', `experimental_bearer_token = """${mask}"""`],
    ["token = '''\nrelay-\nsecret'''", `token = '''${mask}'''`],
    ['{"body":"{\\"apiKey\\":\\"abcdef\\"}"}', `{"body":"{\\"apiKey\\":\\"${mask}\\"}"}`],
    ['message = "x-api-key: abcdef"', `message = "x-api-key: ${mask}"`],
    ['args = ["--api-key", "abcdef", "-y"]', `args = ["--api-key", "${mask}", "-y"]`],
    ['client_secret = "abc"', `client_secret = "${mask}"`],
  ])('masks %s', (text, safe) => expect(redact(text)).toBe(safe));

  it.each([
    'env_key = "RELAY_ONE_KEY"',
    '"apiKey": "{env:RELAY_API_KEY}"',
    '"apiKey": "{file:./secrets/relay.key}"',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: OpenClaw's own placeholder
    'apiKey: "${ACME_API_KEY}"',
    '"setCacheKey": true',
    'max_tokens = 4096',
    '"maxTokens": 4096',
    'model_auto_compact_token_limit = 1000',
    'model = "gpt-5.6"',
    'args = ["print", "relay#0123456789ab"]',
    'base_url = "https://h.example/v1"',
    '# quoted key: one id that contains a dot',
  ])('leaves %s readable', (text) => expect(redact(text)).toBe(text));

  it.each([
    "const wantsKey = (settings, origin) => settings?.apiKey === '';",
    'const apiKey = await ask(ref);',
    '"keys": { "a": 1 }',
  ])('leaves the source %s readable', (text) => expect(redactSource(text)).toBe(text));

  it('masks quoted values in source', () => {
    expect(redactSource("  apiKey: 'relay-secret-1',")).toBe(`  apiKey: '${mask}',`);
    expect(redactSource('+experimental_bearer_token="relay-secret-1"')).toBe(`+experimental_bearer_token="${mask}"`);
  });

  it('masks what an argument of a command in source holds', () => {
    expect(redactSource('args = ["--token=abcdef", "--port=1"]')).toBe(`args = ["--token=${mask}", "--port=1"]`);
  });

  it('masks a secret of several lines line by line, and nothing else', () => {
    const text = 'a = """\nb\nc"""\nclient_key = """\nfirst\r\nsecond\n"""\n';
    expect(redactBlocks(text)).toBe(`a = """\nb\nc"""\nclient_key = """\n${mask}\r\n${mask}\n"""\n`);
  });

  it('is quick with long lines of any kind: more text takes more time, not its square', () => {
    const texts = ['A', 'a.', '"', 'https://', 'a="""', '"--a", '].map((part) => part.repeat(200_000 / part.length));
    for (const text of texts) expect(redactBlocks(redact(text)).length).toBeLessThanOrEqual(text.length);
  });

  it('masks a known key wherever it stands', () => {
    expect(redact('the token "my odd key" was refused', ['my odd key'])).toBe(`the token "${mask}" was refused`);
  });
});

describe('isSecretName', () => {
  it.each([
    'key',
    'api_key',
    'api-key',
    'apiKey',
    'x-api-key',
    'AUTHORIZATION',
    'Cookie',
    'access_token',
    'clientSecret',
  ])('%s is one', (name) => expect(isSecretName(name)).toBe(true));
  it.each(['X-Title', 'HTTP-Referer', 'env_key', 'keyboard', 'tokens_per_minute', 'api-version', 'monkey'])(
    '%s is none',
    (name) => expect(isSecretName(name)).toBe(false),
  );
});

it.each([
  ['12345678', ''],
  ['', ''],
  ['123456789', '6789'],
  ['sk-abcdefgh', 'efgh'],
  ['schlüssel-äöü😀', 'äöü😀'],
  ['😀😀😀😀😀😀😀😀', ''],
  ['😀😀😀😀😀😀😀😀a', '😀😀😀a'],
])('S3 the hint of %s is "%s", in whole characters', (key, hint) => {
  expect(keyHint(key)).toBe(hint);
});
