import type { DraftIssue } from '../../../shared/draft.ts';
import type { Translate } from '../../../shared/messages/catalogue.ts';
import type { Problem } from '../../../shared/problem.ts';
import { type Form, type ModelRow, type Pair, toTokens } from './form.ts';
import type { FieldName, FormState } from './form-state.ts';
import { isTooLong } from './option-texts.ts';

/** What is wrong with one field; `twice` and numbers are seen before the engine is asked. */
export interface Issue {
  readonly field: FieldName;
  readonly code: DraftIssue['code'] | 'twice' | 'not-a-number';
}

/** Top to bottom, as they stand in the editor: the first one that is wrong gets the focus. */
export const fieldOrder: readonly FieldName[] = [
  'baseUrl',
  'key',
  'wire',
  'model',
  'name',
  'smallModel',
  'env',
  'keyIn',
  'headers',
  'queryParams',
  'models',
  'options',
];

function findTwice(pairs: readonly Pair[]): boolean {
  const names = pairs.map(({ name }) => name.trim().toLowerCase()).filter((name) => name !== '');
  return new Set(names).size < names.length;
}

const isBadNumber = (text: string): boolean => text.trim() !== '' && toTokens(text) === undefined;

function hasRestWithoutId({ id, name, context, output }: ModelRow): boolean {
  return id.trim() === '' && [name, context, output].some((text) => text.trim() !== '');
}

/** What a draft can't carry, so that the engine never sees it: it would be lost without a word. */
export function findOwnIssues(form: Form, isForUse = false): readonly Issue[] {
  const issues: Issue[] = [];
  if (isForUse && form.model.trim() === '' && form.models.length === 0)
    issues.push({ field: 'model', code: 'required' });
  if (findTwice(form.headers)) issues.push({ field: 'headers', code: 'twice' });
  if (findTwice(form.queryParams)) issues.push({ field: 'queryParams', code: 'twice' });
  if (form.models.some(hasRestWithoutId)) issues.push({ field: 'models', code: 'required' });
  if (form.models.some(({ context, output }) => isBadNumber(context) || isBadNumber(output)))
    issues.push({ field: 'models', code: 'not-a-number' });
  if (isTooLong(form.options)) issues.push({ field: 'options', code: 'too-long' });
  return issues;
}

/**
 * The issues to show: all of them once saving was tried; before that only where somebody wrote, and nobody is told that
 * an empty field is empty while on the way to it. One per field, in the order of the fields.
 */
export function shownIssues({ touched, wasTried }: FormState, issues: readonly Issue[]): readonly Issue[] {
  const shown = issues.filter(({ field, code }) => wasTried || (touched.has(field) && code !== 'required'));
  return inOrder(shown);
}

/** One issue per field, top to bottom. */
export function inOrder(issues: readonly Issue[]): readonly Issue[] {
  return fieldOrder.flatMap((field) => issues.find((issue) => issue.field === field) ?? []);
}

/** Where a problem with storing belongs, so that it stands where it is mended. */
export function fieldOfProblem({ code }: Problem): FieldName | undefined {
  if (/^key(?:chain)?-/.test(code)) return 'key';
  if (code === 'provider-exists') return 'name';
  if (code.startsWith('base-url-')) return 'baseUrl';
  return code === 'model-missing' ? 'model' : undefined;
}

/** The fields of which an empty one says what belongs there. */
const named = ['name', 'baseUrl', 'wire', 'model', 'models'] as const;

function isNamed(field: FieldName): field is (typeof named)[number] {
  return (named as readonly string[]).includes(field);
}

/** What is wrong and how to mend it, in one line. */
export function issueText({ field, code }: Issue, t: Translate): string {
  if (code === 'required') {
    return isNamed(field) ? t(`editor.required-${field}`) : t('editor.required');
  }
  if (code === 'bad-name' && field === 'keyIn') return t('editor.bad-key-in');
  if (code === 'bad-name') return t(field === 'env' ? 'editor.bad-variable' : 'editor.bad-name');
  return t(`editor.issue-${code}`);
}
