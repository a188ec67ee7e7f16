import { sentence } from '../../shared/messages/words.ts';
import type { Said } from '../../shared/sentence.ts';
import { isPlainObject } from '../documents/plain-value.ts';
import type { Answer } from './exchange.ts';
import { modelNamesOf, readCutList, readJson } from './model-names.ts';

/** What an answer means, before it is known whether the key had a part in it. */
export interface Verdict {
  /**
   * `models`: a list of them. `value`: other JSON. `no-route`: nothing answers there. `not-understood`: an API refuses the
   * question as such. `model-refused`: it complains about the model, so the route is there. `guarded`: a guard in front
   * wants a browser. `password-wanted`: a gateway in front wants a user and a password (HTTP Basic).
   */
  readonly kind:
    | 'models'
    | 'value'
    | 'no-route'
    | 'not-understood'
    | 'key-refused'
    | 'forbidden'
    | 'region-refused'
    | 'header-wanted'
    | 'not-streamed'
    | 'no-credit'
    | 'rate-limited'
    | 'model-refused'
    | 'guarded'
    | 'password-wanted'
    | 'login-page'
    | 'not-an-api'
    | 'server-error'
    | 'redirected';
  /** As the provider said it. */
  readonly detail?: Said;
  readonly models?: readonly string[];
  /** The answer is JSON, so an API speaks. */
  readonly isApi: boolean;
}

interface Complaint {
  readonly message?: string;
  readonly type?: string;
  /** The field that is complained of. */
  readonly param?: string;
  /** Codes, types and reasons in lower case: providers say the same thing in different places. */
  readonly codes: readonly string[];
}

const keyCodes = new Set([
  '401',
  'api_key_invalid',
  'authentication_error',
  'invalid_api_key',
  'invalid_authentication',
  'invalid_authentication_error',
  'invalid_token',
  'unauthenticated',
  'unauthorized',
]);

const creditCodes = new Set([
  '402',
  'billing_hard_limit_reached',
  'billing_not_active',
  'insufficient_balance',
  'insufficient_credit',
  'insufficient_credits',
  'insufficient_quota',
  'insufficient_user_quota',
  'openrouter_guardrail_budget',
  'openrouter_key_limit',
  'openrouter_workspace_budget',
  'payment_required',
  'pre_consume_token_quota_failed',
  'quota_exceeded',
  'quote_exceeded',
  'reject_no_credit',
]);

const rateCodes = new Set(['429', 'rate_limit', 'rate_limit_error', 'rate_limit_exceeded']);

/** OpenRouter's word for what passes by itself, which comes with the status and the code of an empty account. */
const transientCode = 'openrouter_in_flight_budget';

const regionCodes = new Set([
  'country_not_supported',
  'region_not_supported',
  'unsupported_country_region_territory',
  'unsupported_region',
]);

const modelCodes = new Set([
  'invalid_model',
  'invalid_model_id',
  'invalidendpointormodel.notfound',
  'model_not_available',
  'model_not_exist',
  'model_not_found',
  'model_not_supported',
  'unknown_model',
]);

/** Statuses with which a model is refused by those who have no code for it. */
const modelStatuses = new Set([400, 403, 404, 422, 503]);

/**
 * Judges by status, code and type, never by the words: those come in many languages. A complaint that names the very model
 * that was asked is about it, in any language.
 */
export function judge(answer: Answer, model?: string): Verdict {
  const { status } = answer;
  const value = jsonIn(answer);
  const isApi = typeof value === 'object' && value !== null;
  return judgeValue(answer, value, isApi, model ?? '', status);
}

/** Judges an error that came within a stream: it has no status of its own. */
export function judgeError(error: unknown, answer: Answer): Verdict {
  const nested = isPlainObject(error) && isPlainObject(error.response) ? error.response : error;
  return judgeValue(answer, nested, true, '', 200);
}

function judgeValue(answer: Answer, value: unknown, isApi: boolean, model: string, status: number): Verdict {
  const complaint = complaintOf(value, status);
  const message = complaint?.message ?? (isApi ? undefined : titleOf(answer));
  const verdict = (kind: Verdict['kind'], detail: Said | undefined = message): Verdict => ({
    kind,
    isApi,
    ...(detail !== undefined && { detail }),
  });
  if (status >= 200 && status < 300) return accepted(answer, value, complaint, verdict);
  if (status >= 300 && status < 400) {
    const target = targetOf(answer);
    return verdict(isLogin(target) ? 'login-page' : 'redirected', target);
  }
  if (isGuarded(answer)) return verdict('guarded');
  if (status === 401 && /^\s*(?:basic|digest)\b/i.test(answer.guard?.['www-authenticate'] ?? ''))
    return verdict('password-wanted');
  if (complaint && isAboutModel(complaint, model, status)) return verdict('model-refused');
  if (status === 451 || complaint?.codes.some((code) => regionCodes.has(code))) return verdict('region-refused');
  if (complaint?.param === 'stream') return verdict('not-streamed');
  if (isApi && status !== 401 && toldBy(complaint) === undefined && namesHeader(complaint))
    return verdict('header-wanted');
  return verdict(refusalBy(status, complaint) ?? (isApi ? 'not-understood' : 'not-an-api'));
}

function isAboutModel(complaint: Complaint, model: string, status: number): boolean {
  if (complaint.codes.some((code) => modelCodes.has(code))) return true;
  return (
    model.length > 2 &&
    modelStatuses.has(status) &&
    toldBy(complaint) === undefined &&
    (complaint.message?.toLowerCase().includes(model.toLowerCase()) ?? false)
  );
}

/** Names of headers are the same in every language. Those that every client sends, or no client can, are not meant. */
function namesHeader(complaint: Complaint | undefined): boolean {
  const names = complaint?.message?.match(/\bx-[a-z0-9]+(?:-[a-z0-9]+)+\b/gi) ?? [];
  return names.some((name) => !/^x-(?:api-key|request-id|trace-id|amzn?-|ratelimit|goog-api-key)/i.test(name));
}

/** Cloudflare's word for it, and the page that it shows to browsers meanwhile. */
function isGuarded({ status, guard, text: page = '' }: Answer): boolean {
  if (guard?.['cf-mitigated'] === 'challenge') return true;
  return (status === 403 || status === 503) && /<title>\s*(?:Just a moment|Attention Required)/i.test(page);
}

function isLogin(target: string | undefined): boolean {
  return target !== undefined && /\/(?:auth|login|log-in|oauth2?|signin|sign-in|sso)(?:[/.]|$)/i.test(target);
}

/** undefined for a status that says nothing but that the question was not liked. */
function refusalBy(status: number, complaint: Complaint | undefined): Verdict['kind'] | undefined {
  const told = toldBy(complaint);
  switch (status) {
    case 401:
      return 'key-refused';
    case 402:
      return told === 'rate-limited' ? told : 'no-credit';
    case 403:
      return told ?? (complaint?.type === 'access_denied' ? 'key-refused' : 'forbidden');
    case 404:
    case 405:
    case 410:
    case 501:
      return 'no-route';
    case 407:
      return 'forbidden';
    case 429:
      return told === 'no-credit' ? told : 'rate-limited';
    default:
      return status >= 500 ? 'server-error' : told;
  }
}

function accepted(
  answer: Answer,
  value: unknown,
  complaint: Complaint | undefined,
  verdict: (kind: Verdict['kind'], detail?: Said) => Verdict,
): Verdict {
  // OpenRouter and new-api say 200 and then complain.
  if (complaint) {
    if (complaint.codes.some((code) => modelCodes.has(code))) return verdict('model-refused');
    return verdict(toldBy(complaint) ?? 'server-error');
  }
  const models = modelNamesOf(value);
  if (models) return { ...verdict('models'), models };
  if (isPlainObject(value)) return verdict('value');
  if (answer.text === undefined) return verdict('not-an-api', sentence('tests.not-text'));
  return verdict('not-an-api');
}

function toldBy(complaint: Complaint | undefined): 'key-refused' | 'no-credit' | 'rate-limited' | undefined {
  const says = (codes: ReadonlySet<string>) => complaint?.codes.some((code) => codes.has(code)) ?? false;
  if (complaint?.codes.includes(transientCode)) return 'rate-limited';
  if (says(creditCodes)) return 'no-credit';
  if (says(rateCodes)) return 'rate-limited';
  return says(keyCodes) ? 'key-refused' : undefined;
}

/** Whatever it calls itself: small relays send their JSON as a page. */
function jsonIn({ text = '', isCut }: Answer): unknown {
  const value = readJson(text.replace(/^\ufeff/, ''));
  return value === undefined && isCut ? readCutList(text) : value;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** An error in any of the shapes in which providers put it; in a good answer only what says that it is one. */
function complaintOf(given: unknown, status: number): Complaint | undefined {
  const value = Array.isArray(given) && status >= 400 ? given[0] : given;
  if (!isPlainObject(value)) return undefined;
  const { error } = value;
  if (typeof error === 'string' && error !== '')
    return { message: text(value.message) ?? text(value.error_description) ?? error, codes: codesIn(value, error) };
  if (isPlainObject(error)) return complaintIn(error);
  const isError = status >= 400 || value.success === false || value.type === 'error';
  return isError ? complaintIn(value) : undefined;
}

function complaintIn(error: Readonly<Record<string, unknown>>): Complaint {
  const message = text(error.message) ?? text(error.detail) ?? text(error.msg);
  const type = text(error.type)?.toLowerCase();
  const param = text(error.param);
  return {
    codes: codesIn(error),
    ...(message !== undefined && { message }),
    ...(type !== undefined && { type }),
    ...(param !== undefined && { param }),
  };
}

function codesIn(error: Readonly<Record<string, unknown>>, ...more: readonly unknown[]): readonly string[] {
  const metadata = isPlainObject(error.metadata) ? error.metadata : {};
  const details = Array.isArray(error.details) ? error.details : [];
  const reasons: readonly unknown[] = details.map((detail) => (isPlainObject(detail) ? detail.reason : undefined));
  return [error.code, error.type, error.status, metadata.limit_source, ...reasons, ...more]
    .filter((code) => typeof code === 'string' || typeof code === 'number')
    .map((code) => String(code).toLowerCase());
}

/** What a web page calls itself, or its first words. */
function titleOf({ text: page = '', type }: Answer): string | undefined {
  const start = page.slice(0, 20_000);
  if (type !== 'text/html' && !/^\s*</.test(start.slice(0, 200))) return undefined;
  const title = text(/<title[^>]{0,200}>([^<]{1,300})</i.exec(start)?.[1]?.trim());
  return (
    title ??
    text(
      start
        .slice(0, 6000)
        .replace(/<(script|style)\b[^>]{0,500}>[\s\S]*?<\/\1>|<[^<>]{0,500}>/gi, ' ')
        .trim()
        .slice(0, 120),
    )
  );
}

/** Without the query, which may hold what a login page is told. */
function targetOf({ location }: Answer): string | undefined {
  if (location === undefined) return undefined;
  if (!URL.canParse(location)) return location.replace(/[?#].*$/s, '');
  const { origin, pathname } = new URL(location);
  return `${origin}${pathname}`;
}
