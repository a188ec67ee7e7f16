import { expect, it } from 'vitest';
import { keyRefFor } from './key-ref.ts';

it('S8 the name of a key depends on the origin and on nothing else of the address', () => {
  const ref = keyRefFor('acme', 'https://api.acme.example');
  expect(ref).toMatch(/^acme#[0-9a-f]{12}$/);
  expect(keyRefFor('acme', 'https://API.acme.example:443/v1')).toBe(ref);
  for (const origin of ['http://api.acme.example', 'https://api.acme.example:8443', 'https://acme.example'])
    expect(keyRefFor('acme', origin)).not.toBe(ref);
});
