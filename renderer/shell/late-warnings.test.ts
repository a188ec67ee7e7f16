import { expect, it } from 'vitest';
import type { AppliedView, ClientView } from '../../shared/views.ts';
import { notesByNow } from './late-warnings.ts';

const note = (kind: 'live' | 'info' | 'restart', text: string) => ({ kind, message: { text, values: {} } });
const applied: AppliedView = {
  kind: 'use',
  client: 'opencode',
  summary: { text: 'acts.use', values: {} },
  notes: [note('restart', 'notes.opencode.restart'), note('info', 'notes.being-asked')],
};
const problem = { code: 'client-refuses', values: { words: 'no' } } as const;

const textsAt = (verdict: ClientView['verdict'], isAsked = true) =>
  notesByNow(isAsked ? applied : { ...applied, notes: applied.notes.slice(0, 1) }, {
    ...(verdict && { verdict }),
    legacy: [{ problem, isFatal: true }],
  } as unknown as ClientView).map(({ kind, message }) => `${kind} ${message.text}`);

it('the toast of a switch tells by and by whether the client starts', () => {
  expect(textsAt('open')).toEqual(['restart notes.opencode.restart', 'info notes.being-asked']);
  expect(textsAt('takes')).toEqual(['restart notes.opencode.restart']);
  expect(textsAt('refuses')).toEqual(['warning problems.client-refuses.cause']);
  expect(textsAt('refuses', false)).toEqual(['restart notes.opencode.restart']);
});
