import { describe, expect, it } from 'vitest';
import { sentence } from '../../../shared/messages/words.ts';
import { emptyForm, type Form, toDraft } from './form.ts';
import { nameOfAddress, reduceForm, startState, withoutRow, withPair } from './form-reducer.ts';
import type { FormAction } from './form-state.ts';

function reduced(form: Partial<Form>, ...actions: readonly FormAction[]) {
  return actions.reduce(reduceForm, startState({ ...emptyForm, ...form }));
}

const address = 'https://acme.example/v1';

describe('another wire', () => {
  it('takes an address that stands alone with it', () => {
    const { form } = reduced({ endpoints: { responses: address } }, { kind: 'wire', wire: 'chat' });
    expect(form).toMatchObject({ wire: 'chat', endpoints: { chat: address } });
    expect(form.endpoints.responses).toBeUndefined();
  });

  it('keeps what the others have', () => {
    const endpoints = { responses: address, anthropic: `${address}/claude` };
    const { form } = reduced({ endpoints }, { kind: 'wire', wire: 'anthropic' });
    expect(form).toMatchObject({ wire: 'anthropic', endpoints });
  });

  it('starts as a copy where several are known already', () => {
    const endpoints = { responses: address, anthropic: `${address}/claude` };
    expect(reduced({ endpoints }, { kind: 'wire', wire: 'chat' }).form.endpoints).toEqual({
      ...endpoints,
      chat: address,
    });
  });
});

describe('a mended address', () => {
  const pasted = `${address}/chat/completions?v=1`;
  const typed = reduced({}, { kind: 'address', wire: 'responses', text: pasted });
  const draft = {
    ...toDraft(typed.form),
    wire: 'chat' as const,
    endpoints: { chat: address },
    queryParams: { v: '1' },
  };
  const changes = [sentence('remarks.route-cut', { route: '/chat/completions' }), sentence('remarks.query-split')];
  const mended = reduceForm(typed, {
    kind: 'mend',
    check: { draft, mended: changes, issues: [] },
  });

  it('moves to the wire that its route gave away, says what was done, and names the provider', () => {
    expect(mended.form).toMatchObject({ wire: 'chat', endpoints: { chat: address }, name: 'acme.example' });
    expect(mended.form.queryParams).toMatchObject([{ name: 'v', value: '1' }]);
    expect(mended.mended).toEqual(changes);
  });

  it('is no longer spoken of once it is written anew', () => {
    expect(reduceForm(mended, { kind: 'address', wire: 'chat', text: address }).mended).toBeNull();
  });

  it('does not rename a provider that has a name', () => {
    const named = reduceForm(
      { ...typed, form: { ...typed.form, name: 'Mine' } },
      { kind: 'mend', check: { draft, mended: [], issues: [] } },
    );
    expect(named.form.name).toBe('Mine');
  });
});

describe('who wrote last', () => {
  it('is the lines after a text by hand, and the fields after that again', () => {
    const read = reduced({}, { kind: 'read', draft: toDraft({ ...emptyForm, model: 'by-hand' }) });
    expect(read).toMatchObject({ writer: 'lines', isDirty: true, form: { model: 'by-hand' } });
    expect(reduceForm(read, { kind: 'set', field: 'model', change: { model: 'x' } }).writer).toBe('fields');
  });
});

it.each([
  ['https://api.acme.example/v1', 'acme.example'],
  ['http://localhost:1234/v1', 'localhost'],
  ['no address', ''],
])('the address %s names a provider "%s"', (text, name) => {
  expect(nameOfAddress(text)).toBe(name);
});

it('a new row is never taken for one that was removed before it', () => {
  const two = withPair(withPair([]));
  expect(withPair(withoutRow(two, 0)).map(({ row }) => row)).toEqual([1, 2]);
});
