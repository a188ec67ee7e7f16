import { isLoopback } from '../../shared/base-url.ts';
import { sentence } from '../../shared/messages/words.ts';
import type { Provider } from '../../shared/provider.ts';
import type { TestView } from '../../shared/views.ts';
import { type Answer, type Ask, commonLimits, type Limits, withLine } from './exchange.ts';
import { toEmptyCall, toRead } from './questions.ts';
import { safeSaid } from './safe-detail.ts';
import type { Silence } from './silence.ts';
import { judge, type Verdict } from './verdict.ts';

export interface TestRequest {
  readonly provider: Provider;
  /** undefined when there is none; a provider that needs none is never sent one. */
  readonly key: string | undefined;
  readonly signal: AbortSignal;
}

/** What a test saw, without whose it is and when. */
export type Finding = Omit<TestView, 'provider' | 'at'>;

/** How a host proves a key: by a route of its own, or not at all because it lists its models to everybody. */
export type KeyProof = { readonly kind: 'route'; readonly route: string } | { readonly kind: 'none' };

/** Hosts whose list of models is public, from their documentation. Others are asked a second time, as a stranger. */
const knownHosts: Readonly<Record<string, KeyProof>> = {
  'openrouter.ai': { kind: 'route', route: '/key' },
  'zenmux.ai': { kind: 'none' },
};

interface TestOptions {
  readonly limits?: Limits;
  readonly hosts?: Readonly<Record<string, KeyProof>>;
}

/** One test while it runs. */
interface Test {
  readonly provider: Provider;
  readonly baseUrl: string;
  readonly key: string | undefined;
  readonly ask: Ask;
  readonly proof: KeyProof | undefined;
}

/**
 * Asks a provider whether it answers and takes the key, at no cost. `good` only where the answer proves it. Everything
 * that goes wrong is a finding; nothing is thrown.
 */
export async function testProvider(request: TestRequest, options: TestOptions = {}): Promise<Finding> {
  const { provider, signal } = request;
  const { limits = commonLimits, hosts = knownHosts } = options;
  const baseUrl = provider.endpoints[provider.wire];
  if (baseUrl === undefined)
    return { kind: 'wrong-path', detail: sentence('tests.no-base-url', { wire: provider.wire }) };
  const key = provider.needsKey ? request.key : undefined;
  if (provider.needsKey && key === undefined) return { kind: 'key-missing' };
  const url = new URL(baseUrl);
  if (key !== undefined && url.protocol === 'http:' && !isLoopback(url.hostname))
    return { kind: 'unreachable', detail: sentence('tests.not-encrypted', { origin: url.origin }) };
  const proof = Object.hasOwn(hosts, url.hostname) ? hosts[url.hostname] : undefined;
  const found = await withLine(signal, limits, (ask) => run({ provider, baseUrl, key, ask, proof }));
  const detail = found.detail === undefined ? undefined : safeSaid(found.detail, key);
  const { detail: _, ...rest } = found;
  return signal.aborted ? { kind: 'cancelled' } : { ...rest, ...(detail !== undefined && { detail }) };
}

async function run(test: Test): Promise<Finding> {
  const route = test.key !== undefined && test.proof?.kind === 'route' ? test.proof.route : '/models';
  const answer = await test.ask(toRead(test, route));
  if (answer.kind !== 'answer') return answer;
  const verdict = judge(answer);
  switch (verdict.kind) {
    case 'models':
      return finding(await isKeyProved(test), answer);
    case 'value':
      return route === '/models' ? notThere('not-an-api', test, answer, verdict) : finding('good', answer);
    case 'not-an-api':
      return notThere('not-an-api', test, answer, verdict);
    case 'no-route':
      return withoutList(test, answer, verdict);
    case 'not-understood':
      return finding('unproved', answer, verdict);
    case 'key-refused':
      return finding(test.key === undefined ? 'key-missing' : 'key-refused', answer, verdict);
    default:
      return finding(verdict.kind, answer, verdict);
  }
}

function finding(kind: Finding['kind'], { status, ms }: Answer, { detail }: Partial<Verdict> = {}): Finding {
  return { kind, status, ms, ...(detail !== undefined && { detail }) };
}

/** A list that a stranger is refused was given for the key. */
async function isKeyProved(test: Test): Promise<'good' | 'unproved'> {
  if (test.key === undefined) return 'good';
  if (test.proof) return 'unproved';
  const answer = await test.ask(toRead({ ...test, key: undefined }, '/models'));
  return answer.kind === 'answer' && [400, 401, 403].includes(answer.status) ? 'good' : 'unproved';
}

/** Many relays serve their wire and no list: only the route of the wire itself can tell. */
async function withoutList(test: Test, listAnswer: Answer, listVerdict: Verdict): Promise<Finding> {
  const answer = await test.ask(toEmptyCall(test));
  if (answer.kind !== 'answer') return brokenOff(answer, finding('wrong-path', listAnswer, listVerdict));
  const verdict = judge(answer);
  switch (verdict.kind) {
    case 'no-route':
    case 'not-an-api':
    case 'redirected':
      return notThere('wrong-path', test, listAnswer, listVerdict);
    case 'models':
    case 'value':
    case 'not-understood':
      return finding('unproved', answer);
    case 'key-refused':
      return finding(test.key === undefined ? 'key-missing' : 'key-refused', answer, verdict);
    default:
      return finding(verdict.kind, answer, verdict);
  }
}

function brokenOff(silence: Silence, otherwise: Finding): Finding {
  return silence.kind === 'cancelled' || silence.kind === 'timeout' ? silence : otherwise;
}

/** Looks whether the same host answers like an API at the address that was probably meant. */
async function notThere(
  kind: 'not-an-api' | 'wrong-path',
  test: Test,
  answer: Answer,
  verdict: Verdict,
): Promise<Finding> {
  const found = finding(kind, answer, verdict);
  for (const baseUrl of nearby(test.baseUrl)) {
    const other = await test.ask(toRead({ ...test, baseUrl }, '/models'));
    if (other.kind === 'answer' && speaksLikeAnApi(judge(other)))
      return { ...found, repair: { kind: 'base-url', baseUrl } };
  }
  return found;
}

/** Addresses of the same origin, so the key may be sent there. */
function nearby(baseUrl: string): readonly string[] {
  const once = baseUrl.replace(/(?:\/v1){2,}$/, '/v1');
  if (once !== baseUrl) return [once];
  return /\/v\d+[a-z0-9]*$/.test(baseUrl) ? [] : [`${baseUrl}/v1`];
}

function speaksLikeAnApi({ kind, isApi }: Verdict): boolean {
  return kind === 'models' || (isApi && ['key-refused', 'no-credit', 'rate-limited'].includes(kind));
}
