import type { DraftCheck, DraftIssue, ProviderDraft } from '../../shared/draft.ts';
import { carrierBeside, parseCarrier } from '../../shared/key-carrier.ts';
import { problemOf } from '../../shared/messages/words.ts';
import { AppError } from '../../shared/problem.ts';
import { originOf, type Provider } from '../../shared/provider.ts';
import { redactProblem } from '../../shared/redact-problem.ts';
import type { Checked, DraftBefore } from './draft-checked.ts';
import { checkEndpoints } from './draft-endpoints.ts';
import { checkHeaders, checkQuery } from './draft-pairs.ts';
import { checkText } from './draft-text.ts';
import { parseProvider } from './provider-list.ts';

const environmentName = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

function checkTexts(draft: ProviderDraft): Checked {
  const name = checkText('name', draft.name, 100);
  const model = checkText('model', draft.model ?? '', 200);
  const smallModel = checkText('smallModel', draft.smallModel ?? '', 200);
  const env = checkText('env', draft.env ?? '', 128);
  const keyIn = checkText('keyIn', draft.keyIn ?? '', 150);
  const issues = [name, model, smallModel, env, keyIn].flatMap(({ issue }) => issue ?? []);
  if (name.text === '' && !name.issue)
    issues.push({ field: 'name', code: 'required', problem: problemOf('draft-name-missing') });
  if (env.text !== '' && !env.issue && !environmentName.test(env.text))
    issues.push({ field: 'env', code: 'bad-name', problem: problemOf('draft-variable-name') });
  if (keyIn.text !== '' && !keyIn.issue && !parseCarrier(keyIn.text))
    issues.push({ field: 'keyIn', code: 'bad-name', problem: problemOf('draft-key-carrier') });
  const { model: _model, smallModel: _small, env: _env, keyIn: _keyIn, ...others } = draft;
  return {
    draft: {
      ...others,
      name: name.text,
      ...(model.text !== '' && { model: model.text }),
      ...(smallModel.text !== '' && { smallModel: smallModel.text }),
      ...(env.text !== '' && { env: env.text }),
      ...(keyIn.text !== '' && { keyIn: keyIn.text }),
    },
    mended: [],
    issues,
  };
}

/**
 * Says what is wrong with a draft and mends what can be. What looks like a key is taken out of the reply, so that it is
 * shown to nobody (checklist S1). `known` is what stood there before somebody typed: a provider being edited, a preset.
 */
export function checkDraft(draft: ProviderDraft, known: DraftBefore = {}): DraftCheck {
  const steps = [
    checkTexts,
    (one: ProviderDraft) => checkEndpoints(one, known),
    (one: ProviderDraft) => checkHeaders(one),
    (one: ProviderDraft) => checkQuery(one),
  ];
  const checked = steps.reduce<Checked>(
    (before, step) => {
      const after = step(before.draft);
      return {
        draft: after.draft,
        mended: [...before.mended, ...after.mended],
        issues: [...before.issues, ...after.issues],
      };
    },
    { draft, mended: [], issues: [] },
  );
  const issues = checked.issues.length > 0 ? checked.issues : schemaIssues(checked.draft);
  return { draft: checked.draft, mended: oncePerText(checked.mended), issues: [...issues] };
}

/** Addresses of several wires are mended alike, which is said once. */
function oncePerText(mended: DraftCheck['mended']): DraftCheck['mended'] {
  return [...new Map(mended.map((remark) => [JSON.stringify(remark), remark])).values()];
}

/** What only the schema of a provider knows: no surprise is left for the moment of storing. */
function schemaIssues(draft: ProviderDraft): readonly DraftIssue[] {
  try {
    toProvider(draft, 'draft');
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { problem } = error;
    const field = /(name|models|model|smallModel|headers|queryParams|env|keyIn|options|wire)\b/.exec(
      String(problem.values?.fields),
    )?.[1];
    return [{ field: (field ?? 'baseUrl') as DraftIssue['field'], code: 'bad-value', problem: redactProblem(problem) }];
  }
}

/** The provider that a draft without issues stands for. */
export function toProvider({ keyIn: typed, ...draft }: ProviderDraft, id: string): Provider {
  const carrier = typed === undefined ? undefined : parseCarrier(typed);
  const keyIn = carrier && carrierBeside(draft.wire, carrier);
  return parseProvider({ ...draft, ...(keyIn && { keyIn }), id });
}

/** The same, of a draft as typed. Throws the problem of the first issue. */
export function toCheckedProvider(draft: ProviderDraft, id: string, known: DraftBefore = {}): Provider {
  const check = checkDraft(draft, known);
  const [issue] = check.issues;
  if (issue) throw new AppError(issue.problem);
  return toProvider(check.draft, id);
}

export function hasMoved(before: Provider, after: Provider): boolean {
  return originOf(before) !== originOf(after);
}
