import type { ClientId } from '../../shared/client-id.ts';
import { lookOf } from '../../shared/finding-look.ts';
import type { Provider, Wire } from '../../shared/provider.ts';
import type { ClientTestView, Depth } from '../../shared/test-view.ts';
import type { WireRequest } from '../clients/client-request.ts';
import { type Asked, type Asking, askModel } from './ask-model.ts';
import type { AskedAs } from './asked-as.ts';
import type { Ask } from './exchange.ts';
import { asKind, type Finding, type Test } from './finding.ts';
import { formatLevel, type Level, providerLevels, toolsLevel } from './levels.ts';
import type { Exchange } from './record.ts';
import type { Silence } from './silence.ts';
import { askTools, type ToolsSeen } from './tools/ask-tools.ts';
import type { Outside } from './transport/proxy.ts';

/** A client that is to use the provider. `way`: what it would speak and where; undefined where there is nothing. */
export interface Customer {
  readonly client: ClientId;
  /** What bends its way, where that is not what bends ours: it loads a file of variables of its own. */
  readonly outside?: Outside;
  readonly way:
    | {
        readonly wire: Wire;
        readonly baseUrl: string;
        readonly as: (AskedAs & Partial<Pick<WireRequest, 'tools'>>) | undefined;
      }
    | undefined;
}

interface Thorough {
  readonly depth: Depth;
  readonly test: Test;
  /** What the quick test saw. */
  readonly found: Finding;
  /** What it asked, and what came back. */
  readonly exchanges: readonly Exchange[];
  readonly customers: readonly Customer[];
  /** Asks over connections of another environment. */
  readonly from: <Result>(outside: Outside, work: (ask: Ask) => Promise<Result>) => Promise<Result>;
}

/** Where no client gets further than the test did, whatever it speaks and whoever it is. */
const forEverybody: ReadonlySet<Finding['kind']> = new Set([
  'key-refused',
  'key-missing',
  'key-moved',
  'key-of-other',
  'keychain',
  'no-credit',
  'rate-limited',
  'model-refused',
  'password-wanted',
  'unreachable',
  'timeout',
  'certificate',
  'cancelled',
]);

/**
 * Goes on where the quick test ended: asks as each client asks, and lets the model call a tool. The first thing that fails
 * for every client is what the whole test found; what only some of them meet is told of those.
 */
export async function lookThoroughly(thorough: Thorough): Promise<Finding> {
  const { test, found, exchanges, customers, depth } = thorough;
  const levels = await providerLevels(test, found, exchanges);
  if (depth === 'free') return { ...found, levels };
  const clients: ClientTestView[] = [];
  for (const customer of customers) clients.push(await lookFrom(customer, thorough));
  return { ...worse(found, clients), levels, clients };
}

/** A provider that none of its clients can use is not good, whatever its first answers were. */
export function worse(found: Finding, clients: readonly ClientTestView[]): Finding {
  const usable = clients.filter(({ kind }) => kind !== 'unfit');
  const [first] = usable;
  if (lookOf(found.kind) === 'bad' || !first || first.kind === 'unfit') return found;
  const isHere = ({ kind }: ClientTestView) => kind !== 'unfit' && lookOf(kind) !== lookOf(found.kind);
  if (!usable.every(isHere)) return found;
  const { kind, status, detail } = first;
  const { detail: _, ...rest } = found;
  return { ...rest, kind, ...(status !== undefined && { status }), ...(detail !== undefined && { detail }) };
}

function lookFrom(customer: Customer, thorough: Thorough): Promise<ClientTestView> {
  const { outside } = customer;
  if (!outside) return lookAs(customer, thorough);
  return thorough.from(outside, (ask) => lookAs(customer, { ...thorough, test: { ...thorough.test, ask } }));
}

async function lookAs({ client, way }: Customer, { test, found, exchanges, depth }: Thorough): Promise<ClientTestView> {
  if (!way) return { client, kind: 'unfit', levels: [] };
  const { wire, baseUrl, as } = way;
  const seen = (kind: Finding['kind'], { status, detail }: Pick<Finding, 'status' | 'detail'>, levels: Level[]) => ({
    client,
    kind,
    wire,
    ...(status !== undefined && { status }),
    ...(detail !== undefined && { detail }),
    levels,
  });
  const { model } = found;
  if (forEverybody.has(found.kind) || model === undefined) return seen(found.kind, found, []);
  if (exchanges.some(({ answer }) => answer.kind === 'answer' && answer.refusing.includes(client)))
    return seen('certificate', {}, []);
  const provider: Provider = { ...test.provider, wire, endpoints: { [wire]: baseUrl } };
  const asking: Asking = { ...test, provider, baseUrl, as };
  const asked = await askModel(asking, model);
  const format = formatLevel(asked);
  const kind = kindOf(asked, test, found);
  const isOver = lookOf(kind) === 'bad' || lookOf(kind) === 'quiet';
  if (isOver || depth === 'format') return seen(kind, detailOf(asked), [format]);
  const tools = await askTools(asking, model, as?.tools);
  const last = toolKinds[tools.kind];
  const isWorse = last !== undefined && (lookOf(last) !== 'careful' || lookOf(kind) === 'good');
  return seen(isWorse ? last : kind, isWorse ? tools : detailOf(asked), [format, toolsLevel(tools)]);
}

const toolKinds: Readonly<Record<ToolsSeen['kind'], Finding['kind'] | undefined>> = {
  called: undefined,
  unused: 'tools-unused',
  refused: 'tools-refused',
  'kinds-refused': 'tool-kinds-refused',
  'result-refused': 'tool-result-refused',
  cancelled: 'cancelled',
  timeout: 'timeout',
};

/** What holds of the model whoever asks it. An answer to one client proves the key that was not proved before. */
const ofModel: ReadonlySet<Finding['kind']> = new Set(['model-unlisted', 'slow', 'other-model']);

function kindOf(asked: Asked | Silence, test: Test, found: Finding): Finding['kind'] {
  if (!('answer' in asked)) return asked.kind;
  if (asked.kind === 'answered') return ofModel.has(found.kind) ? found.kind : 'good';
  return asKind(asked.kind, test);
}

function detailOf(asked: Asked | Silence): Pick<Finding, 'status' | 'detail'> {
  const { detail } = asked;
  return { ...('answer' in asked && { status: asked.answer.status }), ...(detail !== undefined && { detail }) };
}
