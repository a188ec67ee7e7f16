import type { Said } from './error-body.ts';

/** What marks a kind of error: the vendors' names for it, MiniMax's own numbers, and words. */
type Marks = { readonly names: ReadonlySet<string>; readonly base: ReadonlySet<number>; readonly words: RegExp };

/** Nothing left to spend: waiting some seconds won't help. */
const exhausted: Marks = {
  names: new Set([
    'insufficient_quota',
    'exceeded_current_quota_error',
    'insufficient_balance',
    'insufficient_user_quota',
    'billing_hard_limit_reached',
    'billing_error',
    'usage_limit_reached',
    'credit_balance_too_low',
    // Z.ai: no money, used up for the day, used up for the plan.
    '1113',
    '1304',
    '1308',
    '1310',
  ]),
  base: new Set([1008, 2056]),
  words:
    /insufficient (?:account )?(?:balance|quota|credits?|funds)|exceeded your current quota|credit balance is too low|(?:out of|not enough|no) (?:credits?|balance)\b|usage limit|(?:daily|weekly|monthly) (?:usage |request |token )?(?:limit|quota)|余额不足|额度不足|欠费|账户已/i,
};

const rateLimit: Marks = {
  names: new Set([
    'rate_limit_exceeded',
    'rate_limit_error',
    'rate_limit_reached_error',
    'rate_limit_reached',
    'resource_exhausted',
    'too_many_requests',
    'engine_overloaded_error',
    'throttling',
    'throttling.ratequota',
    'limitrequests',
    '1302',
    '1303',
    '1305',
  ]),
  base: new Set([1002, 1039, 1041]),
  words: /rate[ -]?limit(?:ed|s)?\b|too many requests|requests? per (?:minute|second)|请求过于频繁|速率限制/i,
};

/** Of no use to ask the same again, whatever the status says: gateways answer 500 and 503 for these too. */
const refusal: Marks = {
  names: new Set([
    'invalid_request_error',
    'invalid_request',
    'invalid_argument',
    'invalid_api_key',
    'invalid_authentication_error',
    'incorrect_api_key_error',
    'authentication_error',
    'unauthorized',
    'unauthenticated',
    'permission_error',
    'permission_denied',
    'access_denied',
    'access_terminated_error',
    'not_found_error',
    'resource_not_found_error',
    'not_found',
    'model_not_found',
    'model_not_exist',
    'unsupported_parameter',
    'content_filter',
    'data_inspection_failed',
    'payment_required',
    // Z.ai: keys, models and parameters.
    '1000',
    '1001',
    '1002',
    '1003',
    '1004',
    '1210',
    '1211',
    '1212',
    '1213',
    '1214',
    '1301',
  ]),
  base: new Set([1004, 1026, 1027, 1042, 2013, 2049]),
  words:
    /(?:invalid|incorrect|wrong|expired|missing|no) (?:api[ _-]?key|token|credentials?|authentication)|unauthori[sz]ed|model\b.{0,80}\b(?:not found|does not exist|not exist|not supported)|no available channel|无可用渠道|unsupported (?:parameter|value|field)|unknown (?:parameter|field|name)|无效的令牌|模型不存在/i,
};

const transient: Marks = {
  names: new Set([
    'server_error',
    'internal_error',
    'internal_server_error',
    'api_error',
    'overloaded_error',
    'unavailable',
    'timeout',
    'upstream_error',
    '1234',
  ]),
  base: new Set([1000, 1001, 1013, 1033]),
  words:
    /overloaded|temporarily|try again|timed? ?out|internal (?:server )?error|unavailable|connection (?:reset|refused|closed|error)|upstream/i,
};

const isMarked =
  ({ names, base, words }: Marks) =>
  (said: Said): boolean =>
    said.names.some((name) => names.has(name) && said.baseStatus === null) ||
    (said.baseStatus !== null && base.has(said.baseStatus)) ||
    words.test(said.words.slice(0, 4_000));

export const isExhausted = isMarked(exhausted);
export const isRateLimit = isMarked(rateLimit);
export const isRefusal = isMarked(refusal);
export const isTransient = isMarked(transient);
