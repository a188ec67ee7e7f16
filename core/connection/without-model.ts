import { findElsewhere } from './elsewhere.ts';
import type { Answer } from './exchange.ts';
import { type Finding, finding, isKeyProved, keyKind, type Listed, type Test } from './finding.ts';
import { toEmptyCall } from './questions.ts';
import { judge, type Verdict } from './verdict.ts';

/** No model is known, so none is asked: what the list and an empty call tell is all there is. */
export async function withoutModel(test: Test, { answer, verdict }: Listed): Promise<Finding> {
  switch (verdict.kind) {
    case 'models':
      return finding(test.key === undefined || (await isKeyProved(test)) ? 'good' : 'unproved', answer);
    case 'value':
    case 'not-an-api':
      return lost('not-an-api', test, answer, verdict);
    case 'no-route':
      return withoutList(test, answer, verdict);
    case 'not-understood':
      return finding('unproved', answer, verdict);
    case 'key-refused':
      return finding(keyKind(test), answer, verdict);
    default:
      return finding(verdict.kind, answer, verdict);
  }
}

/** Many relays serve their wire and no list: only the route of the wire itself can tell. */
async function withoutList(test: Test, listAnswer: Answer, listVerdict: Verdict): Promise<Finding> {
  const answer = await test.ask(toEmptyCall(test));
  if (answer.kind !== 'answer')
    return answer.kind === 'cancelled' || answer.kind === 'timeout'
      ? answer
      : finding('wrong-path', listAnswer, listVerdict);
  const verdict = judge(answer);
  switch (verdict.kind) {
    case 'no-route':
    case 'not-an-api':
    case 'redirected':
      return lost('wrong-path', test, listAnswer, listVerdict);
    case 'models':
    case 'value':
    case 'not-understood':
    case 'model-refused':
      return finding('unproved', answer);
    case 'key-refused':
      return finding(keyKind(test), answer, verdict);
    default:
      return finding(verdict.kind, answer, verdict);
  }
}

/** Looks whether the same host lists its models at an address that was probably meant. */
async function lost(kind: Finding['kind'], test: Test, answer: Answer, verdict: Verdict): Promise<Finding> {
  const repair = await findElsewhere({ asking: test, model: undefined, hasList: false });
  return { ...finding(kind, answer, verdict), ...(repair && { repair }) };
}
