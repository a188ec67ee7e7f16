import { describe, expect, it } from 'vitest';
import { DraftIssue } from '../../../shared/draft.ts';
import { translator } from '../../../shared/messages/catalogue.ts';
import { en } from '../../../shared/messages/en.ts';
import { emptyForm, type Form } from './form.ts';
import { reduceForm, startState } from './form-reducer.ts';
import { fieldOfProblem, fieldOrder, findOwnIssues, inOrder, issueText, shownIssues } from './issues.ts';

const t = translator('en', en);
const codes = DraftIssue.shape.code.options;
const fields = DraftIssue.shape.field.options;

describe('an issue', () => {
  it('has a place in the order of the fields, whichever field it is of', () => {
    expect([...fieldOrder].sort()).toEqual([...fields].sort());
  });

  it('has words for every field and code', () => {
    const texts = fields.flatMap((field) => codes.map((code) => issueText({ field, code }, t)));
    expect(texts.filter((text) => text.startsWith('editor.'))).toEqual([]);
  });

  it('says of an empty field what belongs there', () => {
    expect(issueText({ field: 'name', code: 'required' }, t)).toBe('Give it a name.');
  });
});

describe('before saving was tried', () => {
  const issues = [
    { field: 'name', code: 'required' },
    { field: 'baseUrl', code: 'not-an-address' },
  ] as const;

  it('nothing is said of fields that nobody wrote in', () => {
    expect(shownIssues(startState(emptyForm), issues)).toEqual([]);
  });

  it('a field that was written in says what is wrong, but never that it is empty', () => {
    const state = (['name', 'baseUrl'] as const).reduce(
      (before, field) => reduceForm(before, { kind: 'set', field, change: {} }),
      startState(emptyForm),
    );
    expect(shownIssues(state, issues)).toEqual([issues[1]]);
  });

  it('afterwards everything is said, top to bottom, once per field', () => {
    const state = reduceForm(startState(emptyForm), { kind: 'try', isForUse: false });
    const twice = [...issues, { field: 'name', code: 'too-long' }] as const;
    expect(shownIssues(state, twice)).toEqual([issues[1], issues[0]]);
  });
});

it('a model has to be chosen only for what is used at once', () => {
  expect(findOwnIssues(emptyForm)).toEqual([]);
  expect(findOwnIssues(emptyForm, true)).toEqual([{ field: 'model', code: 'required' }]);
  expect(findOwnIssues({ ...emptyForm, model: 'm' }, true)).toEqual([]);
});

it('the first one to mend is the topmost, whatever the engine said first', () => {
  const [first] = inOrder([
    { field: 'name', code: 'required' },
    { field: 'baseUrl', code: 'holds-login' },
  ]);
  expect(first?.field).toBe('baseUrl');
});

it.each<[string, Partial<Form>, string[]]>([
  ['is complete', { model: 'm' }, []],
  [
    'has a header twice, however it is written',
    {
      headers: [
        { row: 0, name: 'X-A', value: '1' },
        { row: 1, name: 'x-a', value: '2' },
      ],
    },
    ['headers twice'],
  ],
  [
    'has limits without a model',
    { models: [{ row: 0, id: '', name: '', context: '1', output: '' }] },
    ['models required'],
  ],
  [
    'has a limit in words',
    { models: [{ row: 0, id: 'm', name: '', context: '200k', output: '' }] },
    ['models not-a-number'],
  ],
  [
    'has a variant that is too long',
    { options: { opencode: { variants: 'low, '.concat('x'.repeat(21)) } } },
    ['options too-long'],
  ],
])('a form that %s is seen before the engine is asked', (_, form, wanted) => {
  expect(findOwnIssues({ ...emptyForm, ...form }).map(({ field, code }) => `${field} ${code}`)).toEqual(wanted);
});

it.each([
  ['keychain-locked', 'key'],
  ['key-empty', 'key'],
  ['provider-exists', 'name'],
  ['disk-full', undefined],
] as const)('the problem %s belongs to the field %s', (code, field) => {
  expect(fieldOfProblem({ code, values: {} })).toBe(field);
});
