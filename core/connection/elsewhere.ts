import type { Provider, Wire } from '../../shared/provider.ts';
import type { Repair } from '../../shared/test-view.ts';
import { wires } from '../../shared/wire.ts';
import { type Asked, type Asking, askModel } from './ask-model.ts';
import { candidatesFor, mostCandidates } from './candidates.ts';
import { routes, toRead } from './questions.ts';
import { repeaterOf } from './safe-detail.ts';
import type { Silence } from './silence.ts';
import { judge, type Verdict } from './verdict.ts';

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
  const formats = wires.filter((wire) => wire !== provider.wire).map((wire) => ({ wire, address: baseUrl }));
  const others = addresses.map((address) => ({ wire: provider.wire, address }));
  const places = lost.hasList || redirected !== undefined ? [...formats, ...others] : [...others, ...formats];
  // Where only the format is in doubt, each is tried at the likeliest other address as well.
  const further = addresses.slice(0, 1).flatMap((address) => formats.map(({ wire }) => ({ wire, address })));
  for (const { wire, address } of [...places, ...further].slice(0, mostCandidates + formats.length)) {
    if (!isThere(await askModel(at(asking, wire, address), model))) continue;
    return wire === provider.wire ? { kind: 'base-url', baseUrl: address } : { kind: 'wire', wire, baseUrl: address };
  }
  return undefined;
}

function at(asking: Asking, wire: Wire, baseUrl: string): Asking {
  const provider: Provider = { ...asking.provider, wire, endpoints: { [wire]: baseUrl } };
  return { ...asking, provider, baseUrl };
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
