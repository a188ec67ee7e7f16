import { allClients } from '../../core/clients/clients.ts';
import type { AskedAs } from '../../core/connection/asked-as.ts';
import type { Finding } from '../../core/connection/finding.ts';
import { routes } from '../../core/connection/questions.ts';
import { testProvider } from '../../core/connection/test-provider.ts';
import { byPath, list, type Reply, streams } from '../../e2e/support/scripted-reply.ts';
import { scriptedServer } from '../../e2e/support/scripted-server.ts';
import { Provider, type Wire } from '../../shared/provider.ts';
import { wires } from '../../shared/wire.ts';
import type { Ratio } from '../statistics.ts';
import { situationsOf, type Variant } from './situation.ts';

const usualKey = 'sk-of-the-measurement-0001';

/** "I don't know": neither right nor wrong. */
const unknown: ReadonlySet<Finding['kind']> = new Set(['unproved', 'cancelled']);

interface Look {
  readonly situation: string;
  readonly expected: Finding['kind'];
  readonly client: string;
  readonly wire: Wire;
  readonly variant: Variant;
  readonly seen: Finding['kind'];
}

/** What the test says of every situation in all its variants, as each client would ask over each of its wires. */
export async function measureVerdicts(): Promise<readonly Ratio[]> {
  const looks: Look[] = [];
  for (const { id, requests } of await allClients())
    for (const wire of wires) {
      const as = requests[wire];
      if (as === undefined) continue;
      for (const { name, expected, variants } of situationsOf(wire))
        for (const variant of variants)
          looks.push({ situation: name, expected, client: id, wire, variant, seen: await seenOf(variant, wire, as) });
    }
  process.stdout.write(`${matrixOf(looks)}\n`);
  const wrong = looks.filter(({ expected, seen }) => seen !== expected && !unknown.has(seen));
  for (const { situation, expected, client, wire, variant, seen } of wrong)
    process.stdout.write(
      `WRONG ${situation}: ${seen}, not ${expected} (${client}, ${wire}, ${JSON.stringify(variant)})\n`,
    );
  const lost = looks.filter(({ seen }) => unknown.has(seen));
  const detail = `${looks.length} looks`;
  return [
    { name: 'wrong verdicts', ratio: wrong.length, limit: 0, unit: 'looks', detail },
    { name: 'verdicts that say nothing', ratio: (lost.length / looks.length) * 100, limit: 5, unit: '%', detail },
  ];
}

async function seenOf(variant: Variant, wire: Wire, as: AskedAs): Promise<Finding['kind']> {
  const { base, isKeyless = false, key = usualKey, model = 'model-1' } = variant;
  const server = await scriptedServer(scriptOf(variant, wire));
  try {
    const provider = Provider.parse({
      ...{ id: 'acme', name: 'Acme', wire, model, needsKey: !isKeyless },
      endpoints: { [wire]: `${server.origin}${base}` },
    });
    const { signal } = new AbortController();
    return (await testProvider({ provider, key: isKeyless ? undefined : key, signal, as })).kind;
  } finally {
    await server.stop();
  }
}

function scriptOf(variant: Variant, wire: Wire): ReturnType<typeof byPath> {
  const { base, served = base, speaks = wire, list: ofModels = list, elsewhere } = variant;
  // Anthropic's address means the same with and without its version.
  const root = speaks === 'anthropic' && !served.endsWith('/v1') ? `${served}/v1` : served;
  const routesOf: Record<string, Reply> = {
    [`${root}${routes[speaks]}`]: variant.answer ?? streams[speaks],
    ...(ofModels && { [`${root}/models`]: ofModels }),
  };
  const known = byPath(routesOf, variant.toStrangers);
  if (!elsewhere) return known;
  return (request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname;
    const script = Object.hasOwn(routesOf, path) ? known : byPath({ [path]: elsewhere });
    script(request, response);
  };
}

/** One line for each situation: what it is, and how often it was called what. */
function matrixOf(looks: readonly Look[]): string {
  const situations = new Set(looks.map(({ situation }) => situation));
  return [...situations]
    .map((situation) => {
      const all = looks.filter((look) => look.situation === situation);
      const kinds = [...new Set(all.map(({ seen }) => seen))];
      const seen = kinds.map((kind) => `${kind} ${all.filter((look) => look.seen === kind).length}`);
      return `${situation.padEnd(32)} ${(all[0]?.expected ?? '').padEnd(17)} ${seen.join(', ')}`;
    })
    .join('\n');
}
