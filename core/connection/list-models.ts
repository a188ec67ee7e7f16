import { isLoopback } from '../../shared/base-url.ts';
import { findingText } from '../../shared/finding-text.ts';
import { problemOf, sentence } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import type { Said } from '../../shared/sentence.ts';
import { commonLimits, type Limits, withLine } from './exchange.ts';
import type { Finding } from './finding.ts';
import { toRead } from './questions.ts';
import { repeaterOf, safeSaid } from './safe-detail.ts';
import type { Silence } from './silence.ts';
import type { Outside } from './transport/proxy.ts';
import { judge, type Verdict } from './verdict.ts';

interface ListRequest {
  readonly provider: Provider;
  /** undefined asks as a stranger: some lists are public. */
  readonly key: string | undefined;
  readonly signal: AbortSignal;
  /** Names the proxies; missing: none. */
  readonly outside?: Outside;
}

/**
 * The names of the models a provider says it serves, at most 2000. They are its words: shown as text, never trusted, and
 * left out where they repeat the key. Throws AppError `models-failed` with what a test would find,
 * `models-no-list`, or `models-need-key` where it lists them to known customers only.
 */
export async function listModels(request: ListRequest, limits: Limits = commonLimits): Promise<readonly string[]> {
  const { provider, signal } = request;
  const baseUrl = provider.endpoints[provider.wire] ?? '';
  const key = provider.needsKey ? request.key : undefined;
  const { protocol, hostname } = new URL(baseUrl);
  if (key !== undefined && protocol === 'http:' && !isLoopback(hostname))
    throw new AppError(problemOf('models-not-encrypted', { address: baseUrl }));
  // Anthropic gives 20 at a time if not asked for more.
  const query: Readonly<Record<string, string>> = provider.wire === 'anthropic' ? { limit: '1000' } : {};
  const answer = await withLine(
    signal,
    limits,
    (ask) => ask(toRead({ provider, baseUrl, key }, '/models', query)),
    request.outside,
  );
  const verdict = answer.kind === 'answer' ? judge(answer) : answer;
  const repeatsKey = key === undefined ? () => false : repeaterOf(key);
  if ('models' in verdict && verdict.models) return verdict.models.filter((name) => !repeatsKey(name));
  throw refusalOf(provider, verdict.kind, key, {
    host: new URL(baseUrl).host,
    status: answer.status,
    said: safeSaid(verdict.detail ?? '', key),
  });
}

/** Says of a failure what a test of the provider would say of it. */
function refusalOf(
  { id, name }: Provider,
  kind: Verdict['kind'] | Silence['kind'],
  key: string | undefined,
  answer: { readonly host: string; readonly status: number | undefined; readonly said: Said | undefined },
): AppError {
  const status = answer.status === undefined ? '' : ` (${answer.status})`;
  const said = answer.said === undefined ? '' : sentence('models.said', { words: answer.said });
  switch (kind) {
    case 'cancelled':
      return new AppError(problemOf('models-not-wanted'));
    case 'no-route':
    case 'models':
    case 'value':
    case 'not-an-api':
      return new AppError(problemOf('models-no-list', { name, status, said }));
    case 'key-refused':
      if (key === undefined) return new AppError(problemOf('models-need-key', { name, status, provider: id }));
      return failed(kind);
    case 'not-understood':
      return failed('question-refused');
    default:
      return failed(kind);
  }

  function failed(found: Finding['kind']): AppError {
    const finding = findingText({ kind: found, status: answer.status }, { name, host: answer.host });
    return new AppError(problemOf('models-failed', { finding, said }));
  }
}
