import type { KeyCarrier, Provider, Wire } from '../../shared/provider.ts';
import type { Said } from '../../shared/sentence.ts';
import { type Asked, type Asking, askModel } from './ask-model.ts';
import { type Finding, finding, type Test } from './finding.ts';

const mostAgents = 4;

const besidesBearer = ['x-api-key', 'api-key', 'Authorization'].map((name): KeyCarrier => ({ in: 'header', name }));

/** Where other gateways and vendors of a wire want the key. */
const otherCarriers: Readonly<Record<Wire, readonly KeyCarrier[]>> = {
  responses: besidesBearer,
  chat: besidesBearer,
  anthropic: [{ in: 'header', name: 'Authorization', prefix: 'Bearer ' }],
};

/**
 * A refusal may be about how was asked, and not about who. The same question in another way tells; undefined where it is
 * refused in each of them. At most four questions, all at the place that has refused.
 */
export async function lookAgain(test: Test, model: string, asked: Asked): Promise<Finding | undefined> {
  switch (asked.kind) {
    case 'key-refused':
      // What known hosts want is known.
      return test.key === undefined || test.proof ? undefined : withOtherCarrier(test, model, asked);
    case 'forbidden':
    case 'guarded':
      return asOtherAgent(test, model, asked);
    default:
      return undefined;
  }
}

/** Only a server that says to a stranger the very same may not have seen the key: others are not asked with it again. */
async function withOtherCarrier(test: Test, model: string, asked: Asked): Promise<Finding | undefined> {
  const stranger = await askModel({ ...test, key: undefined }, model);
  if (!('answer' in stranger) || !isSameRefusal(stranger, asked)) return undefined;
  const { provider } = test;
  const usual = provider.keyIn ? [undefined] : [];
  for (const keyIn of [...usual, ...otherCarriers[provider.wire]]) {
    if (keyIn?.name === provider.keyIn?.name && keyIn?.prefix === provider.keyIn?.prefix) continue;
    const { keyIn: _, ...others } = provider;
    if (!(await isLetIn({ ...test, provider: { ...others, ...(keyIn && { keyIn }) } }, model))) continue;
    return {
      ...finding('other-key-header', asked.answer, saidBy(asked)),
      model,
      repair: { kind: 'key-in', ...(keyIn && { keyIn }) },
    };
  }
  return undefined;
}

function saidBy({ detail }: Asked): { readonly detail?: Said } {
  return detail === undefined ? {} : { detail };
}

/** Numbers of requests and times differ from one answer to the next. */
function isSameRefusal(one: Asked, other: Asked): boolean {
  const plain = ({ answer: { status, text = '' } }: Asked) =>
    `${status} ${text.slice(0, 2000).replace(/[0-9a-f-]{8,}|\d+/gi, '#')}`;
  return plain(one) === plain(other);
}

async function asOtherAgent(test: Test, model: string, asked: Asked): Promise<Finding | undefined> {
  const { provider, as } = test;
  // By our own name, and by those of the other clients.
  for (const value of ['switchyard', ...test.agents].slice(0, mostAgents)) {
    if (value === as?.userAgent) continue;
    const headers = { ...withoutAgent(provider), 'User-Agent': value };
    if (!(await isLetIn({ ...test, provider: { ...provider, headers } }, model))) continue;
    const repair = { kind: 'header', name: 'User-Agent', value } as const;
    return { ...finding('user-agent-refused', asked.answer, saidBy(asked)), model, repair };
  }
  return undefined;
}

function withoutAgent({ headers }: Provider): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'user-agent'));
}

/** An answer, or a complaint that only somebody gets who was let in. */
async function isLetIn(asking: Asking, model: string): Promise<boolean> {
  const asked = await askModel(asking, model);
  return 'answer' in asked && ['answered', 'no-credit', 'rate-limited', 'model-refused'].includes(asked.kind);
}
