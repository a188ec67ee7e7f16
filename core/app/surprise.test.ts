import { expect, it } from 'vitest';
import { placeOfSurprise } from './surprise.ts';

const planted = 'planted-0123456789';

function named(error: Error, name: string): Error {
  error.name = name;
  return error;
}

it.each<[string, unknown]>([
  ['in its message', new Error(planted)],
  ['in a message that looks like a stack', new TypeError(`x\n    at ${planted} (file.ts:1:1)\n    at ${planted}`)],
  ['in its name', named(new Error('x'), `${planted} ${planted}`)],
  ['in its code', Object.assign(new Error('x'), { code: planted })],
  ['in its cause', new Error('x', { cause: new Error(planted) })],
  ['in a stack that was written by hand', Object.assign(new Error('x y'), { stack: `    at ${planted}` })],
  ['as a text that was thrown', planted],
  ['in an object that was thrown', { message: planted, stack: planted }],
  ['in what a parser quotes', caught(() => JSON.parse(`{"key": ${planted}`))],
])('one line says where a surprise came from, and nothing of what it holds: %s', (_, error) => {
  const line = placeOfSurprise(error);
  expect(line).not.toBe('');
  expect(line).not.toMatch(/planted|\n/);
});

it('names the kind, the code and the first place', () => {
  const error = Object.assign(new RangeError('x'), { code: 'EMFILE' });
  expect(placeOfSurprise(error)).toMatch(/^RangeError EMFILE at .*surprise\.test\.ts:\d+:\d+/);
});

function caught(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
