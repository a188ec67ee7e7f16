import { lookOf } from '../../../shared/finding-look.ts';
import { causeOf } from '../../../shared/messages/problem-text.ts';
import { AppError } from '../../../shared/problem.ts';
import type { Provider } from '../../../shared/provider.ts';
import { redactProblem } from '../../../shared/redact-problem.ts';
import type { Said } from '../../../shared/sentence.ts';
import type { ClientTestView, LevelView } from '../../../shared/test-view.ts';
import { findClient } from '../../clients/clients.ts';
import type { TrialOutcome } from '../../clients/trial.ts';
import type { Finding } from '../../connection/finding.ts';
import { safeSaid } from '../../connection/safe-detail.ts';
import { worse } from '../../connection/thorough.ts';
import type { Engine } from '../../switching/engine.ts';
import { askClient } from './ask-client.ts';

interface Trial {
  readonly provider: Provider;
  readonly key: string | undefined;
  readonly signal: AbortSignal;
}

/** Lets each client that the test looked at ask by itself, one after the other: they are large programs. */
export async function askClients(engine: Engine, found: Finding, trial: Trial): Promise<Finding> {
  const clients: ClientTestView[] = [];
  for (const one of found.clients ?? []) clients.push(await ask(engine, one, found, trial));
  return clients.length === 0 ? found : { ...worse(found, clients), clients };
}

async function ask(engine: Engine, one: ClientTestView, found: Finding, trial: Trial): Promise<ClientTestView> {
  const { provider, key, signal } = trial;
  const { model } = found;
  if (one.kind === 'unfit' || model === undefined || signal.aborted) return one;
  const client = await findClient(one.client);
  const start = performance.now();
  const outcome = await outcomeOf(() => askClient(engine, client, { provider, model, signal }));
  if (outcome === undefined || signal.aborted) return one;
  const ms = Math.round(performance.now() - start);
  const detail = outcome.kind === 'failed' ? safeSaid(outcome.words, key) : undefined;
  const level: LevelView = {
    level: 'client',
    look: outcome.kind === 'answered' ? 'good' : 'bad',
    ms,
    ...(detail !== undefined && { detail }),
  };
  return { ...one, ...kindAfter(one, outcome.kind, detail), levels: [...one.levels, level] };
}

/** A provider that can't be chosen for the client is no surprise: what stands in the way is what it has to say. */
async function outcomeOf(
  work: () => Promise<TrialOutcome | undefined>,
): Promise<{ readonly kind: TrialOutcome['kind']; readonly words: Said } | undefined> {
  try {
    const outcome = await work();
    return outcome && { kind: outcome.kind, words: outcome.kind === 'failed' ? outcome.words : '' };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: 'failed', words: causeOf(redactProblem(error.problem)) };
  }
}

/** What a greeting does not disprove: it needs no tool, and no list. */
const beyondGreeting: ReadonlySet<ClientTestView['kind']> = new Set([
  'tools-unused',
  'tool-result-refused',
  'model-unlisted',
]);

/** The client itself is the judge of what it was asked; what our own question met is told where it failed, too. */
function kindAfter(
  { kind }: ClientTestView,
  outcome: TrialOutcome['kind'],
  detail: Said | undefined,
): Partial<ClientTestView> {
  if (outcome === 'answered') return beyondGreeting.has(kind) ? {} : { kind: 'good' };
  if (kind !== 'unfit' && lookOf(kind) === 'bad') return {};
  return { kind: outcome === 'failed' ? 'client-failed' : 'client-silent', ...(detail !== undefined && { detail }) };
}
