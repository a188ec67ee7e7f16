import type { Finding } from '../../core/connection/finding.ts';
import { html, type Reply, streams } from '../../e2e/support/scripted-reply.ts';
import type { Wire } from '../../shared/provider.ts';

/** One way in which a provider meets a situation. */
export interface Variant {
  /** Where it is stored, and where it is served unless `served` says otherwise. */
  readonly base: string;
  readonly served?: string;
  /** Over which wire it is served, unless it is the stored one. */
  readonly speaks?: Wire;
  /** What the route of the wire answers; missing: a healthy stream. */
  readonly answer?: Reply;
  /** What the list of models is; null: there is none. Missing: a healthy list. */
  readonly list?: Reply | null;
  /** What somebody without a key gets, in place of both. */
  readonly toStrangers?: Reply;
  /** Missing: one that begins like nobody's. */
  readonly key?: string;
  /** No key is sent. */
  readonly isKeyless?: boolean;
  readonly model?: string;
  /** What any other path answers; missing: an empty 404. */
  readonly elsewhere?: Reply;
}

/** What a test should say, with at least three ways to meet it: other words, other statuses, other paths. */
export interface Situation {
  readonly name: string;
  readonly expected: Finding['kind'];
  readonly variants: readonly Variant[];
}

const bases = ['/v1', '/api/v1', '/gateway/openai/v1'] as const;
const otherWire = { responses: 'chat', chat: 'responses', anthropic: 'chat' } as const satisfies Record<Wire, Wire>;

const json = (status: number, body: unknown, headers = {}): Reply => ({ status, body, headers });
const page = (status: number, body: string, headers = {}): Reply => ({ status, body, headers, type: 'text/html' });
const openAi = (status: number, message: string, others: object = {}): Reply =>
  json(status, { error: { message, ...others } });
const anthropic = (status: number, type: string, message: string): Reply =>
  json(status, { type: 'error', error: { type, message } });
const event = (value: unknown): Reply => ({
  type: 'text/event-stream',
  body: `event: error\ndata: ${JSON.stringify(value)}\n\n`,
});

/** The same situation at each of the usual places, each time with the next answer. */
function answering(name: string, expected: Finding['kind'], ...answers: readonly Reply[]): Situation {
  const turns = Math.max(answers.length, bases.length);
  const variants = Array.from({ length: turns }, (_, turn) => ({
    base: bases[turn % bases.length] ?? '/v1',
    ...(answers[turn % answers.length] && { answer: answers[turn % answers.length] as Reply }),
  }));
  return { name, expected, variants };
}

/** All situations over one wire. Words and statuses are those of vendors, gateways and relays, as they were seen. */
export function situationsOf(wire: Wire): readonly Situation[] {
  return [...healthy, ...refusals, ...faultsOf(wire), ...misplacedOf(wire)];
}

const strangers = openAi(401, 'Missing Authentication header');
const lists = {
  gone: json(404, { detail: 'Not Found' }),
  forbidden: openAi(403, 'forbidden'),
  failing: openAi(500, 'boom'),
  moved: json(308, '', { location: '/somewhere/models' }),
  page: html,
} as const;

const healthy: readonly Situation[] = [
  {
    name: 'healthy',
    expected: 'good',
    variants: [
      ...bases.map((base) => ({ base })),
      { base: '/v1', toStrangers: strangers },
      { base: '/v1', isKeyless: true },
      ...Object.values(lists).map((broken) => ({ base: '/v1', list: broken })),
      { base: '/v1', list: null },
    ],
  },
  {
    name: 'a model that its list lacks',
    expected: 'model-unlisted',
    variants: ['other-model', 'model-2', 'MODEL_1'].map((model) => ({ base: '/v1', model })),
  },
];

const refusals: readonly Situation[] = [
  answering(
    'refused key',
    'key-refused',
    openAi(401, 'Incorrect API key provided', { type: 'invalid_request_error', code: 'invalid_api_key' }),
    openAi(401, '无效的令牌 (request id: 2026)', { type: 'new_api_error', code: '' }),
    json(403, { error: { code: '403', type: 'access_denied', message: 'You have no permission' } }),
    anthropic(401, 'authentication_error', 'invalid x-api-key'),
    openAi(400, 'API key not valid', { code: 400, details: [{ reason: 'API_KEY_INVALID' }] }),
    page(401, '<title>401 Authorization Required</title>'),
  ),
  {
    name: 'key of another vendor',
    expected: 'key-of-other',
    variants: [
      { key: 'sk-or-v1-0123456789abcdef', answer: openAi(401, 'User not found.', { code: 401 }) },
      { key: 'sk-ant-api03-0123456789abcdef', answer: openAi(401, '无效的令牌', { type: 'new_api_error', code: '' }) },
      { key: 'gsk_0123456789abcdef', answer: json(403, { error: { code: '403', type: 'access_denied' } }) },
    ].map((refused, turn) => ({ base: bases[turn] ?? '/v1', ...refused })),
  },
  {
    name: 'no key where one is wanted',
    expected: 'key-missing',
    variants: [strangers, openAi(401, '未提供令牌'), anthropic(401, 'authentication_error', 'x-api-key required')].map(
      (toStrangers, turn) => ({ base: bases[turn] ?? '/v1', toStrangers, isKeyless: true }),
    ),
  },
  answering(
    'no credit',
    'no-credit',
    openAi(402, 'Insufficient credits', { code: 402 }),
    openAi(429, 'You exceeded your current quota', { type: 'insufficient_quota', code: 'insufficient_quota' }),
    openAi(403, '用户额度不足', { type: 'new_api_error', code: 'insufficient_user_quota' }),
    openAi(403, 'Key limit', { code: 403, metadata: { limit_source: 'openrouter_key_limit' } }),
    json(200, { error: { code: '402', message: 'reject', type: 'reject_no_credit' } }),
    event({ error: { message: 'quota', type: 'insufficient_quota' }, type: 'error' }),
  ),
  answering(
    'a header that a gateway wants',
    'header-wanted',
    openAi(400, 'Either x-portkey-config or x-portkey-provider header is required'),
    openAi(500, 'missing header: x-helicone-auth'),
    openAi(403, '缺少 x-team-name 请求头'),
  ),
  answering(
    'a region',
    'region-refused',
    openAi(403, 'Country, region, or territory not supported', { code: 'unsupported_country_region_territory' }),
    openAi(451, 'not here'),
    page(451, '<title>Unavailable For Legal Reasons</title>'),
  ),
  answering(
    'a model that may not be streamed',
    'not-streamed',
    openAi(400, 'Your organization must be verified to stream this model', {
      param: 'stream',
      code: 'unsupported_value',
    }),
    openAi(403, 'no streaming in this plan', { param: 'stream' }),
    openAi(422, '不支持流式输出', { param: 'stream' }),
  ),
  answering(
    'too many requests',
    'rate-limited',
    openAi(429, 'Rate limit reached', { type: 'requests', code: 'rate_limit_exceeded' }),
    openAi(429, '您已达到请求数限制', { type: 'new_api_error', code: '' }),
    anthropic(429, 'rate_limit_error', 'slow down'),
    page(429, '<h1>429 Too Many Requests</h1>', { 'retry-after': '60' }),
    openAi(402, 'in flight', { code: 402, metadata: { limit_source: 'openrouter_in_flight_budget' } }),
  ),
  answering(
    'not allowed',
    'forbidden',
    openAi(403, 'Project does not have access', { type: 'invalid_request_error', code: 'access_not_allowed' }),
    openAi(403, '无权访问 vip 分组', { type: 'new_api_error', code: '' }),
    page(403, '<html><title>403 Forbidden</title></html>'),
  ),
  answering(
    'refused model',
    'model-refused',
    openAi(404, 'The model does not exist', { code: 'model_not_found' }),
    openAi(503, '分组 default 下模型 model-1 无可用渠道', { type: 'new_api_error', code: 'model_not_found' }),
    openAi(400, 'model-1 is not a valid model ID', { code: 400 }),
    anthropic(404, 'not_found_error', 'model: model-1'),
    openAi(404, 'No endpoints found for model-1.', { code: 404 }),
    json(404, { error: { code: '404', type: 'invalid_model', message: 'nope' } }),
  ),
  answering(
    'trouble of its own',
    'server-error',
    openAi(500, 'boom', { type: 'server_error' }),
    page(502, '<title>502 Bad Gateway</title>'),
    page(503, '<html><body><h1>503 Service Unavailable</h1></body></html>'),
    anthropic(529, 'overloaded_error', 'Overloaded'),
    page(520, 'error code: 520'),
    openAi(500, '处理失败', { type: 'upstream_error', code: 'bad_response_status_code' }),
  ),
  answering(
    'a request that is not liked',
    'question-refused',
    openAi(400, 'tools are required', { type: 'invalid_request_error' }),
    json(422, { detail: [{ loc: ['body', 'stream'], msg: 'field required' }] }),
    openAi(400, '参数错误', { code: 'invalid_params' }),
  ),
  answering(
    'a guard that wants a browser',
    'guarded',
    page(403, '<title>Just a moment...</title>', { 'cf-mitigated': 'challenge' }),
    page(503, '<!doctype html><title>Just a moment...</title>'),
    page(403, '<title>Attention Required! | Cloudflare</title>'),
  ),
  answering(
    'a password in front',
    'password-wanted',
    page(401, '<h1>401</h1>', { 'www-authenticate': 'Basic realm="x"' }),
    json(401, '', { 'www-authenticate': 'Digest realm="x", nonce="y"' }),
    json(401, { message: 'no' }, { 'www-authenticate': 'Basic' }),
  ),
  answering(
    'a login page',
    'login-page',
    page(302, '', { location: '/login?next=/v1' }),
    page(303, '', { location: 'https://sso.example/oauth2/authorize?x=1' }),
    page(307, '', { location: '/users/sign-in' }),
  ),
  answering(
    'another host',
    'redirected',
    page(308, '', { location: 'https://other.example/v1' }),
    page(301, '', { location: 'https://www.other.example/' }),
    page(307, '', { location: '//other.example/v1/' }),
  ),
];

function faultsOf(wire: Wire): readonly Situation[] {
  const stream = String(streams[wire].body);
  const whole = {
    responses: { object: 'response', output: [] },
    chat: { choices: [{ message: { role: 'assistant', content: 'OK' } }] },
    anthropic: { type: 'message', content: [{ type: 'text', text: 'OK' }] },
  }[wire];
  const sse = (body: string): Reply => ({ type: 'text/event-stream', body });
  return [
    answering(
      'no stream',
      'not-streamed',
      json(200, whole),
      { body: whole, type: 'text/event-stream' },
      json(201, { id: 'x', ...whole }),
    ),
    answering('a stream that breaks off', 'stream-cut', ...[0.5, 1, 1.5].map((events) => sse(upTo(stream, events)))),
  ];
}

/** The first so many events: no word is in them. */
function upTo(stream: string, count: number): string {
  const events = stream.split('\n\n').slice(0, Math.ceil(count));
  const last = count % 1 === 0 ? `${events.at(-1)}\n\n` : (events.at(-1) ?? '').slice(0, -20);
  return [...events.slice(0, -1), last].join('\n\n');
}

function misplacedOf(wire: Wire): readonly Situation[] {
  const speaks = otherWire[wire];
  const slips =
    wire === 'anthropic' ? ['/dashboard', '/V1', '/chat'] : ['', '/dashboard', '/V1', '/v1/v1', '/v1/responses'];
  return [
    {
      name: 'another format',
      expected: 'wrong-format',
      variants: [
        { base: '/v1', speaks },
        { base: '/v1', speaks, list: null },
        { base: '/api/v1', speaks, elsewhere: html },
        {
          base: '/v1',
          speaks,
          elsewhere: json(404, { error: { message: 'Invalid URL', type: 'invalid_request_error' } }),
        },
        { base: '', served: '/v1', speaks, list: null },
      ],
    },
    {
      name: 'a list and nothing else',
      expected: 'wrong-format',
      variants: [404, 405, 501].map((status) => ({ base: '/v1', answer: page(status, '<title>no</title>') })),
    },
    {
      name: 'another path',
      expected: 'wrong-path',
      variants: [
        ...slips.map((base) => ({ base, served: '/v1' })),
        { base: '/v1', served: '/api/v1' },
        { base: '/v1', served: '/api/v1', elsewhere: json(404, { error: 'Not Found' }) },
      ],
    },
    {
      name: 'a web page',
      expected: 'not-an-api',
      variants: [
        { base: '/v1', list: html, answer: html, elsewhere: html },
        { base: '', list: html, answer: page(200, '<p>Bonjour'), elsewhere: html },
        { base: '/api/v1', list: page(200, '<title>欢迎</title>'), answer: html, elsewhere: html },
      ],
    },
  ];
}
