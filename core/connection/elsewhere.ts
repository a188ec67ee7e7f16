import type { Provider, Wire } from '../../shared/provider.ts';
import type { Repair } from '../../shared/test-view.ts';
import { wires } from '../../shared/wire.ts';
import { type Asked, type Asking, askModel } from './ask-model.ts';
import { candidatesFor, mostCandidates } from './candidates.ts';
import { routes, toRead } from './questions.ts';
import { repeaterOf } from './safe-detail.ts';
import type { Silence } from './silence.ts';
import { judge, type Verdict } from './verdict.ts';

/** Questions to a model, in all: six addresses, and the other formats at two of them. */
const mostTries = mostCandidates + 2 * (wires.length - 1);

interface Lost {
  readonly asking: Asking;
  /** undefined where no model is known: then lists of models are looked for. */
  readonly model: string | undefined;
  /** Whether the base URL has a list of models: then it is right, and the format is not. */
  readonly hasList: boolean;
  /** Where the route itself wanted to send us. */
  readonly location?: string | undefined;
}

/** Kinds of complaint that come from the route of a wire itself. */
const fromRoute: ReadonlySet<Asked['kind']> = new Set([
  'answered',
  'key-refused',
  'no-credit',
  'rate-limited',
  'model-refused',
  'not-streamed',
]);

/** Looks for what was probably meant by an address where nobody answers: another format there, or another address of the host. */
export async function findElsewhere(lost: Lost): Promise<Repair | undefined> {
  const { asking, model } = lost;
  const { provider, baseUrl } = asking;
  const redirected = redirectedTo(lost);
  const addresses = [...(redirected === undefined ? [] : [redirected]), ...candidatesFor(baseUrl, provider.wire)];
  if (model === undefined) return findList(asking, addresses);
  for (const { wire, address } of placesFor(lost, addresses).slice(0, mostTries)) {
    if (!isThere(await askModel(at(asking, wire, address), model))) continue;
    return wire === provider.wire ? { kind: 'base-url', baseUrl: address } : { kind: 'wire', wire, baseUrl: address };
  }
  return undefined;
}

interface Place {
  readonly wire: Wire;
  readonly address: string;
}

/** Likeliest first: the address without a slip, the formats there and at the stored one, then what is usual elsewhere. */
function placesFor({ asking, hasList }: Lost, addresses: readonly string[]): readonly Place[] {
  const { provider, baseUrl } = asking;
  const own = addresses.map((address) => ({ wire: provider.wire, address }));
  const formats = [baseUrl, ...addresses.slice(0, 1)].map((address) =>
    wires.filter((wire) => wire !== provider.wire).map((wire) => ({ wire, address })),
  );
  const [here = [], there = []] = formats;
  if (hasList) return [...here, ...own, ...there];
  return [...own.slice(0, 2), ...here, ...there, ...own.slice(2)];
}

function at(asking: Asking, wire: Wire, baseUrl: string): Asking {
  const provider: Provider = { ...asking.provider, wire, endpoints: { [wire]: baseUrl } };
  // What a client makes of the stored address says nothing about another.
  const { anthropicBase: _, ...as } = asking.as ?? {};
  return { ...asking, provider, baseUrl, as };
}

function isThere(asked: Asked | Silence): boolean {
  return 'answer' in asked && asked.isApi && fromRoute.has(asked.kind);
}

async function findList(asking: Asking, addresses: readonly string[]): Promise<Repair | undefined> {
  for (const baseUrl of addresses.slice(0, mostCandidates)) {
    const answer = await asking.ask(toRead({ ...asking, baseUrl }, '/models'));
    if (answer.kind === 'answer' && speaksLikeAnApi(judge(answer))) return { kind: 'base-url', baseUrl };
  }
  return undefined;
}

function speaksLikeAnApi({ kind, isApi }: Verdict): boolean {
  return kind === 'models' || (isApi && ['key-refused', 'no-credit', 'rate-limited'].includes(kind));
}

/** The base URL of an address that the route leads to, within the origin: elsewhere the key does not go. */
function redirectedTo({ asking, location }: Lost): string | undefined {
  const { baseUrl, provider } = asking;
  if (location === undefined || !URL.canParse(location, `${baseUrl}${routes[provider.wire]}`)) return undefined;
  const { origin, pathname } = new URL(location, `${baseUrl}${routes[provider.wire]}`);
  const path = pathname.replace(/\/+$/, '');
  if (origin !== new URL(baseUrl).origin || !path.endsWith(routes[provider.wire])) return undefined;
  const address = `${origin}${path.slice(0, -routes[provider.wire].length)}`;
  const repeatsKey = asking.key !== undefined && repeaterOf(asking.key)(address);
  return address === baseUrl || repeatsKey ? undefined : address;
}
