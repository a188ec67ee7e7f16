import { sentence } from '../../shared/messages/words.ts';
import { type Asked, askModel } from './ask-model.ts';
import { findElsewhere } from './elsewhere.ts';
import { asKind, type Finding, finding, type Listed, type Test } from './finding.ts';
import { nearestModels } from './nearest-models.ts';
import { lookAgain } from './second-look.ts';
import { modelIn } from './stream.ts';

export function found(kind: Finding['kind'], { answer, detail }: Asked, model: string): Finding {
  return { ...finding(kind, answer, { ...(detail !== undefined && { detail }) }), model };
}

/** What the model itself said to a question. */
export async function askedOf(test: Test, listed: Listed, model: string): Promise<Finding> {
  const asked = await askModel(test, model);
  if (!('answer' in asked)) return asked;
  const isUnlisted = listed.models.length > 0 && !listed.models.includes(model);
  const nearest = isUnlisted ? nearestModels(model, listed.models) : [];
  const named = nearest.length > 0 ? { repair: { kind: 'model' as const, models: [...nearest] } } : {};
  switch (asked.kind) {
    case 'answered':
      return { ...answeredAs(asked, model, isUnlisted, test.slowMs), ...named };
    case 'model-refused':
      return { ...found('model-refused', asked, model), ...named };
    case 'no-route':
    case 'not-an-api':
    case 'redirected':
    case 'login-page':
      return notThere(test, listed, model, asked);
    default:
      return (await lookAgain(test, model, asked)) ?? found(asKind(asked.kind, test), asked, model);
  }
}

/** What is worth a word of an answer that is as it should be. */
function answeredAs(asked: Asked, model: string, isUnlisted: boolean, slowMs: number): Finding {
  const { wordMs = 0 } = asked.answer;
  if (isUnlisted) return found('model-unlisted', asked, model);
  const other = otherModel(asked, model);
  if (other !== undefined)
    return { ...found('other-model', asked, model), detail: sentence('tests.other-model', { model: other }) };
  return found(wordMs > slowMs ? 'slow' : 'good', asked, model);
}

/** The name under which a model answers, where it is another one: not the same with its vendor, a date or a size. */
function otherModel({ answer }: Asked, model: string): string | undefined {
  const said = modelIn(answer.text ?? '');
  if (said === undefined || /auto|router|default|latest|alias/i.test(model)) return undefined;
  const core = (name: string) => (name.split('/').at(-1) ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
  const [asked, answered] = [core(model), core(said)];
  return answered.includes(asked) || asked.includes(answered) ? undefined : said;
}

/** Nobody answers at the route of the wire: what was meant is looked for. */
async function notThere(test: Test, listed: Listed, model: string, asked: Asked): Promise<Finding> {
  const hasList = listed.verdict.kind === 'models';
  const repair = await findElsewhere({ asking: test, model, hasList, location: asked.answer.location });
  const isPage = asked.kind === 'not-an-api' && listed.verdict.kind === 'not-an-api';
  const kind =
    repair?.kind === 'wire' ? 'wrong-format' : kindOfLost(asked.kind, hasList && repair === undefined, isPage);
  return { ...found(kind, asked, model), ...(repair && { repair }) };
}

/** `isListed`: models are listed there, and nothing else was found. `isPage`: all that is there are web pages. */
function kindOfLost(asked: Asked['kind'], isListed: boolean, isPage: boolean): Finding['kind'] {
  if (asked === 'redirected' || asked === 'login-page') return asked;
  if (isListed) return 'wrong-format';
  return isPage ? 'not-an-api' : 'wrong-path';
}
