import { sentence } from '../../shared/messages/words.ts';
import type { Said } from '../../shared/sentence.ts';
import { isPlainObject } from '../documents/plain-value.ts';
import type { Answer } from './exchange.ts';
import { modelNamesOf, readCutList, readJson } from './model-names.ts';

/** What an answer means, before it is known whether the key had a part in it. */
export interface Verdict {
  /** `models`: a list of them. `value`: other JSON. `no-route`: nothing answers there. `not-understood`: an API refuses the question as such. */
  readonly kind:
    | 'models'
    | 'value'
    | 'no-route'
    | 'not-understood'
    | 'key-refused'
    | 'forbidden'
    | 'no-credit'
    | 'rate-limited'
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

const rateCodes = new Set([
  '429',
  'openrouter_in_flight_budget',
  'rate_limit',
  'rate_limit_error',
  'rate_limit_exceeded',
]);

/** Judges by status, code and type, never by the words: those come in many languages. */
export function judge(answer: Answer): Verdict {
  const { status } = answer;
  const value = jsonIn(answer);
  const isApi = typeof value === 'object' && value !== null;
  const complaint = complaintOf(value, status);
  const message = complaint?.message ?? (isApi ? undefined : titleOf(answer));
  const verdict = (kind: Verdict['kind'], detail: Said | undefined = message): Verdict => ({
    kind,
    isApi,
    ...(detail !== undefined && { detail }),
  });
  if (status >= 200 && status < 300) return accepted(answer, value, complaint, verdict);
  if (status >= 300 && status < 400) return verdict('redirected', targetOf(answer));
  return verdict(refusalBy(status, complaint) ?? (isApi ? 'not-understood' : 'not-an-api'));
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
    case 451:
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
  if (complaint) return verdict(toldBy(complaint) ?? 'server-error');
  const models = modelNamesOf(value);
  if (models) return { ...verdict('models'), models };
  if (isPlainObject(value)) return verdict('value');
  if (answer.text === undefined) return verdict('not-an-api', sentence('tests.not-text'));
  return verdict('not-an-api');
}

function toldBy(complaint: Complaint | undefined): 'key-refused' | 'no-credit' | 'rate-limited' | undefined {
  const says = (codes: ReadonlySet<string>) => complaint?.codes.some((code) => codes.has(code)) ?? false;
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
  return { codes: codesIn(error), ...(message !== undefined && { message }), ...(type !== undefined && { type }) };
}

function codesIn(error: Readonly<Record<string, unknown>>, ...more: readonly unknown[]): readonly string[] {
  const metadata = isPlainObject(error.metadata) ? error.metadata : {};
  const details = Array.isArray(error.details) ? error.details : [];
  const reasons: readonly unknown[] = details.map((detail) => (isPlainObject(detail) ? detail.reason : undefined));
  return [error.code, error.type, error.status, metadata.limit_source, ...reasons, ...more]
    .filter((code) => typeof code === 'string' || typeof code === 'number')
    .map((code) => String(code).toLowerCase());
}

/** What a web page calls itself. */
function titleOf({ text: page = '', type }: Answer): string | undefined {
  if (type !== 'text/html' && !/^\s*</.test(page.slice(0, 200))) return undefined;
  return text(/<title[^>]{0,200}>([^<]{1,300})</i.exec(page.slice(0, 20_000))?.[1]?.trim());
}

/** Without the query, which may hold what a login page is told. */
function targetOf({ location }: Answer): string | undefined {
  if (location === undefined) return undefined;
  if (!URL.canParse(location)) return location.replace(/[?#].*$/s, '');
  const { origin, pathname } = new URL(location);
  return `${origin}${pathname}`;
}
