import { expect, it } from 'vitest';
import { dottedPath, dottedPathAtEnd } from './dotted-path.ts';

const value = {
  provider: { 'a.b/c': { models: { 'x y.z': { limit: { context: 'many' } } } }, a: { b: 1 } },
  list: [{ n: 1 }],
};

it.each([
  ['provider.a.b', ['provider', 'a', 'b'], true],
  ['provider.a.b/c.models.x y.z.limit.context', ['provider', 'a.b/c', 'models', 'x y.z', 'limit', 'context'], true],
  ['provider.a.b/c.models.x y.z.limit.output', ['provider', 'a.b/c', 'models', 'x y.z', 'limit'], false],
  ['list.0.n', ['list', 0, 'n'], true],
  ['nothing.here', [], false],
])('%s is found in the settings, as far as it is there', (dotted, path, isWhole) => {
  expect(dottedPath(value, dotted)).toEqual({ path, isWhole });
});

it.each([
  ['Expected number, got "many" provider.a.b/c.models.x y.z.limit.context', 6],
  ['Missing key provider.a.b/c.models.x y.z.limit.output', 5],
  ['Nothing of it is there', 0],
])('the end of "%s" leads to a setting %d steps down', (sentence, steps) => {
  expect(dottedPathAtEnd(value, sentence)).toHaveLength(steps);
});
