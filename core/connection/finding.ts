import { lookOf } from '../../shared/finding-look.ts';
import type { TestView } from '../../shared/test-view.ts';
import type { Asked, Asking } from './ask-model.ts';
import type { Answer } from './exchange.ts';
import { toRead } from './questions.ts';
import type { Verdict } from './verdict.ts';

/** What a test saw, without whose it is and when. */
export type Finding = Omit<TestView, 'provider' | 'at'>;

/** How a host proves a key: by a route of its own, or not at all because it lists its models to everybody. */
export type KeyProof = { readonly kind: 'route'; readonly route: string } | { readonly kind: 'none' };

/** One test while it runs. */
export interface Test extends Asking {
  readonly proof: KeyProof | undefined;
  /** No model is asked, whatever stays open. */
  readonly isFree: boolean;
  /** The User-Agents of clients that might use it. */
  readonly agents: readonly string[];
  /** From when on a first word is slow. */
  readonly slowMs: number;
}

/** What the list of models told, which by itself proves nothing for a provider and nothing against it. */
export interface Listed {
  readonly answer: Answer;
  readonly verdict: Verdict;
  readonly models: readonly string[];
}

/** What an answer is called, with what is worth keeping of it. A good one tells what it depends on: a proxy, an authority. */
export function finding(
  kind: Finding['kind'],
  { status, ms, notes }: Answer,
  { detail }: Pick<Partial<Verdict>, 'detail'> = {},
): Finding {
  const said = detail ?? (lookOf(kind) === 'bad' ? undefined : notes[0]);
  return { kind, status, ms, ...(said !== undefined && { detail: said }) };
}

/** A refusal for want of a key, by whether one was sent. */
export function keyKind({ key }: Test): 'key-missing' | 'key-refused' {
  return key === undefined ? 'key-missing' : 'key-refused';
}

/** A list that a stranger is refused was given for the key. A provider that needs none has nothing to prove it by. */
export async function isKeyProved(test: Test): Promise<boolean> {
  if (test.key === undefined || test.proof) return false;
  const answer = await test.ask({ ...toRead({ ...test, key: undefined }, '/models'), isStranger: true });
  return answer.kind === 'answer' && [400, 401, 403].includes(answer.status);
}

/** What a question to a model met, as a finding is called. Nothing of the wire at its route: it is another format there. */
export function asKind(kind: Exclude<Asked['kind'], 'answered'>, test: Test): Finding['kind'] {
  switch (kind) {
    case 'no-route':
      return 'wrong-format';
    case 'not-understood':
      return 'question-refused';
    case 'key-refused':
      return keyKind(test);
    default:
      return kind;
  }
}
