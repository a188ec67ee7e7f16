import { isLoopback } from '../../shared/base-url.ts';
import { AppError } from '../../shared/problem.ts';
import type { Provider } from '../../shared/provider.ts';
import { commonLimits, type Limits, withLine } from './exchange.ts';
import { toRead } from './questions.ts';
import { repeaterOf, safeDetail } from './safe-detail.ts';
import { judge } from './verdict.ts';

interface ListRequest {
  readonly provider: Provider;
  /** undefined asks as a stranger: some lists are public. */
  readonly key: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * The names of the models a provider says it serves, at most 2000. They are its words: shown as text, never trusted, and
 * left out where they repeat the key. Throws AppError `provider-unreachable`, or `key-missing` where it lists them to
 * known customers only.
 */
export async function listModels(request: ListRequest, limits: Limits = commonLimits): Promise<readonly string[]> {
  const { provider, signal } = request;
  const baseUrl = provider.endpoints[provider.wire] ?? '';
  const key = provider.needsKey ? request.key : undefined;
  const { protocol, hostname } = new URL(baseUrl);
  if (key !== undefined && protocol === 'http:' && !isLoopback(hostname))
    throw unreachable(`${baseUrl} is not encrypted, so the key was not sent.`, 'Use https.');
  // Anthropic gives 20 at a time if not asked for more.
  const query: Readonly<Record<string, string>> = provider.wire === 'anthropic' ? { limit: '1000' } : {};
  const answer = await withLine(signal, limits, (ask) => ask(toRead({ provider, baseUrl, key }, '/models', query)));
  const verdict = answer.kind === 'answer' ? judge(answer) : answer;
  const repeatsKey = key === undefined ? () => false : repeaterOf(key);
  if ('models' in verdict && verdict.models) return verdict.models.filter((name) => !repeatsKey(name));
  throw problemOf(provider, verdict.kind, key, {
    status: answer.status,
    said: safeDetail(verdict.detail ?? '', key),
  });
}

function unreachable(message: string, fix: string): AppError {
  return new AppError('provider-unreachable', message, fix);
}

function problemOf(
  { id, name }: Provider,
  kind: string,
  key: string | undefined,
  { status, said }: { readonly status: number | undefined; readonly said: string | undefined },
): AppError {
  const code = status === undefined ? '' : ` (${status})`;
  const tail = said === undefined ? '' : ` It said: ${said}`;
  const byHand = 'Enter the name of the model by hand.';
  switch (kind) {
    case 'key-refused':
      return key === undefined
        ? new AppError(
            'key-missing',
            `${name} tells its models only to those who have a key${code}.`,
            `Store it with: switchyard key set ${id}`,
          )
        : unreachable(`${name} refused the key${code}.${tail}`, 'Enter the key again, or open the page of its keys.');
    case 'cancelled':
      return unreachable('The list of models was no longer wanted.', 'Ask again.');
    case 'timeout':
      return unreachable(`${name} did not answer in time.`, `Try again. ${byHand}`);
    case 'no-route':
    case 'value':
    case 'not-an-api':
      return unreachable(
        `${name} gives no list of models at its base URL${code}.${tail}`,
        `Check the base URL. ${byHand}`,
      );
    default:
      return unreachable(`${name} gave no list of models${code}.${tail}`, `Try again later. ${byHand}`);
  }
}
