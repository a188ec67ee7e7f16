import { isLoopback } from '../../shared/base-url.ts';
import { sentence } from '../../shared/messages/words.ts';
import type { Provider } from '../../shared/provider.ts';
import type { Said } from '../../shared/sentence.ts';
import type { Depth } from '../../shared/test-view.ts';
import { askModel, ownModel } from './ask-model.ts';
import type { AskedAs } from './asked-as.ts';
import { askedOf, found } from './asked-finding.ts';
import { type Ask, commonLimits, type Limits, withLine } from './exchange.ts';
import { type Finding, finding, isKeyProved, type KeyProof, type Listed, type Test } from './finding.ts';
import { otherVendorOf } from './key-vendor.ts';
import { toEmptyCall, toRead } from './questions.ts';
import { type Exchange, record } from './record.ts';
import { repeaterOf, safeSaid } from './safe-detail.ts';
import type { Silence } from './silence.ts';
import { type Customer, lookThoroughly } from './thorough.ts';
import type { Outside } from './transport/proxy.ts';
import { judge, type Verdict } from './verdict.ts';
import { withoutModel } from './without-model.ts';

export interface TestRequest {
  readonly provider: Provider;
  /** undefined when there is none; a provider that needs none is never sent one. */
  readonly key: string | undefined;
  readonly signal: AbortSignal;
  /** The client that will use it, where one can. */
  readonly as?: AskedAs | undefined;
  /** Names the proxies; missing: none. */
  readonly outside?: Outside;
  /** How deep it looks; missing: `quick`. */
  readonly depth?: Depth;
  /** Who is to use it: from `format` on each of them is looked at. */
  readonly customers?: readonly Customer[];
  /** The User-Agents of clients: where one is refused by its name, another may be let in. */
  readonly agents?: readonly string[];
  /** Hears of each question and what came back. They hold the key. */
  readonly tell?: (exchange: Exchange) => void;
}

/** Hosts whose list of models is public, from their documentation. Others are asked a second time, as a stranger. */
const knownHosts: Readonly<Record<string, KeyProof>> = {
  'openrouter.ai': { kind: 'route', route: '/key' },
  'zenmux.ai': { kind: 'none' },
};

/** Milliseconds: from here on people think that it hangs. */
const slowFrom = 10_000;

interface TestOptions {
  readonly limits?: Limits;
  readonly hosts?: Readonly<Record<string, KeyProof>>;
}

/**
 * Asks a provider whether it answers and takes the key. What nothing else proves is asked of the model itself, which costs
 * a few tokens; `free` leaves that out. `good` only where the answers prove it. Everything that goes wrong is a finding; nothing is thrown.
 */
export async function testProvider(request: TestRequest, options: TestOptions = {}): Promise<Finding> {
  const { provider, signal, as } = request;
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
  const { customers = [], depth = 'quick' } = request;
  const work = async (ask: Ask) => {
    const { recorded, exchanges } = record(ask, request.tell);
    const test = {
      provider,
      baseUrl,
      key,
      ask: recorded,
      as,
      proof,
      isFree: depth === 'free',
      agents: request.agents ?? [],
      slowMs: limits.slowMs ?? slowFrom,
    };
    const found = await run(test);
    return depth === 'quick' ? found : lookThoroughly({ test, found, customers, exchanges, depth, from });
  };
  const from = <Result>(outside: Outside, way: (ask: Ask) => Promise<Result>) =>
    withLine(signal, limits, (ask) => way(record(ask, request.tell).recorded), outside);
  const found = await withLine(signal, limits, work, request.outside);
  return signal.aborted ? { kind: 'cancelled' } : withoutKey(withVendor(found, key, url.hostname), key);
}

/** A refused key that begins like those of somebody else is probably theirs. */
function withVendor(found: Finding, key: string | undefined, host: string): Finding {
  const vendor = found.kind === 'key-refused' && key !== undefined ? otherVendorOf(key, host) : undefined;
  if (vendor === undefined) return found;
  return { ...found, kind: 'key-of-other', detail: sentence('tests.key-of-other', { vendor, host }) };
}

/** Checklist W7: nothing of the key, whoever repeats it. */
function withoutKey(found: Finding, key: string | undefined): Finding {
  const safe = <Place extends { readonly detail?: Said | undefined }>({ detail: said, ...rest }: Place) => {
    const detail = said === undefined ? undefined : safeSaid(said, key);
    return { ...rest, ...(detail !== undefined && { detail }) };
  };
  const { levels, clients, ...rest } = safe(found);
  return {
    ...rest,
    ...(levels && { levels: levels.map(safe) }),
    ...(clients && { clients: clients.map((one) => ({ ...safe(one), levels: one.levels.map(safe) })) }),
  };
}

async function run(test: Test): Promise<Finding> {
  const { proof, provider } = test;
  const hasRoute = test.key !== undefined && proof?.kind === 'route';
  if (hasRoute) {
    const refused = await askProof(test, proof.route);
    if (refused.kind !== 'good' || provider.model === undefined) return refused;
  }
  const answer = await test.ask(toRead(test, '/models'));
  if (answer.kind !== 'answer') return withoutAnswer(test, answer);
  const verdict = judge(answer);
  const listed = { answer, verdict, models: modelsOf(test, verdict) };
  const model = ownModel(provider) ?? likelyModel(listed.models);
  if (model === undefined) return withoutModel(test, listed);
  const isListed = listed.models.includes(model);
  const isProved = isListed && (hasRoute || (await isKeyProved(test)));
  if (isProved && (await hasWireRoute(test, model))) return { ...finding('good', answer), model };
  if (test.isFree) return unasked(test, listed, isListed ? model : undefined);
  return askedOf(test, listed, model);
}

/** Without a question to a model only what its list and the route of its wire tell is known. `listed`: a model of its list. */
async function unasked(test: Test, list: Listed, listed: string | undefined): Promise<Finding> {
  const seen = await withoutModel(test, list);
  if (seen.kind !== 'good') return seen;
  const isOpen = test.key !== undefined || listed === undefined || !(await hasWireRoute(test, listed));
  return isOpen ? { ...seen, kind: 'unproved' } : { ...seen, model: listed };
}

/**
 * Whether the route of the wire is there: an API complains of an empty call, which no model is asked for. Whatever else it
 * says is no proof, neither for it nor against it.
 */
async function hasWireRoute(test: Test, model: string): Promise<boolean> {
  const answer = await test.ask(toEmptyCall(test));
  if (answer.kind !== 'answer') return false;
  const { kind } = judge(answer, model);
  return kind === 'not-understood' || kind === 'model-refused';
}

/** A list that hangs says nothing of the model. */
async function withoutAnswer(test: Test, silence: Silence): Promise<Finding> {
  const model = ownModel(test.provider);
  if (silence.kind !== 'timeout' || model === undefined || test.isFree) return silence;
  const asked = await askModel(test, model);
  return 'answer' in asked && asked.kind === 'answered' ? found('good', asked, model) : silence;
}

async function askProof(test: Test, route: string): Promise<Finding> {
  const answer = await test.ask(toRead(test, route));
  if (answer.kind !== 'answer') return answer;
  const { kind, ...rest } = judge(answer);
  if (kind === 'value' || kind === 'models') return finding('good', answer);
  if (kind === 'no-route') return finding('wrong-path', answer, rest);
  return finding(kind === 'not-understood' ? 'unproved' : kind, answer, rest);
}

/** Names that repeat the key are not names. */
function modelsOf({ key }: Test, verdict: Verdict): readonly string[] {
  const repeatsKey = key === undefined ? () => false : repeaterOf(key);
  return (verdict.models ?? []).filter((name) => !repeatsKey(name));
}

/** The first of a list that a question can be put to: not one that makes vectors, pictures or speech. */
function likelyModel(models: readonly string[]): string | undefined {
  const isOther =
    /embed|whisper|tts|audio|speech|dall-?e|image|vision-preview|rerank|moderation|transcribe|sora|video/i;
  return models.find((name) => !isOther.test(name));
}
