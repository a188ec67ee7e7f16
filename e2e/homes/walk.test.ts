import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawnHome } from './drawn-home.ts';
import { type Product, productIn } from './product.ts';
import { type Fault, walk } from './walk.ts';

const key = 'sk-smpl1-0f1e2d3c4b5a69788796';
const config = `model = "m-1"
model_provider = "relay"

[model_providers.relay]
name = "Relay"
base_url = "http://127.0.0.1:41001/v1"
env_key = "RELAY_KEY"
`;

/** A home in which nothing goes wrong: the key lies in a variable. */
const sound = drawnHome(
  { client: 'codex', seed: 1 },
  [{ label: 'entry relay: variable', variables: { RELAY_KEY: key }, keys: [key] }],
  () => ({ '.codex/config.toml': config }),
  () => 'variable',
);

/** A product with one fault: what it does beside an act, on the disk or in words. */
function faulty(word: string, spoil: (home: string, product: Product) => string | undefined): typeof productIn {
  return (home, variables) => {
    const product = productIn(home, variables);
    const run: Product['run'] = async (args, piped) => {
      const said = await product.run(args, piped);
      if (args[0] !== word) return said;
      return { ...said, text: spoil(home, product) ?? said.text };
    };
    return { ...product, run };
  };
}

const liveFile = (home: string) => join(home, '.codex', 'config.toml');

function replaced(from: string, to: string) {
  return (home: string) => writeFileSync(liveFile(home), readFileSync(liveFile(home), 'utf8').replaceAll(from, to));
}

/** What spoils nothing in what was said. */
function silently(spoil: (home: string, product: Product) => void) {
  return (home: string, product: Product) => {
    spoil(home, product);
    return undefined;
  };
}

const spoilt: readonly (readonly [what: string, Pick<Fault, 'step' | 'kind'>, typeof productIn])[] = [
  ['another address', { step: 'use', kind: 'another address' }, faulty('use', silently(replaced('41001', '41002')))],
  ['another model', { step: 'use', kind: 'another model' }, faulty('use', silently(replaced('m-1', 'm-2')))],
  [
    'a lost key',
    { step: 'use', kind: 'another account' },
    faulty('use', silently(replaced('env_key', 'query_params.k'))),
  ],
  ['another effort', { step: 'use', kind: 'another body' }, faulty('use', silently(withEffort))],
  [
    'a client that does not start',
    { step: 'undo', kind: 'a broken promise' },
    faulty('undo', silently(replaced('name =', 'old ='))),
  ],
  [
    'a changed byte',
    { step: 'import', kind: 'another byte' },
    faulty(
      'import',
      silently((home) => appendFileSync(liveFile(home), '\n')),
    ),
  ],
  [
    'a byte changed for good',
    { step: 'leave', kind: 'another byte' },
    faulty(
      'leave',
      silently((home) => appendFileSync(liveFile(home), '#')),
    ),
  ],
  ['a key in its words', { step: 'status', kind: 'a key in sight' }, faulty('status', () => `the key ${key}`)],
  ['a key in its own files', { step: 'import', kind: 'a key in sight' }, faulty('import', silently(keepKey))],
  ['a stack trace', { step: 'leave', kind: 'a surprise' }, faulty('leave', () => 'Error: x\n    at f (file.ts:1:2)\n')],
  [
    'a wrong status',
    { step: 'use', kind: 'a wrong status' },
    faulty('use', silently(replaced('"switchyard"', '"relay"'))),
  ],
];

function withEffort(home: string): void {
  replaced('model = "m-1"', 'model_reasoning_effort = "high"\nmodel = "m-1"')(home);
}

function keepKey(_: string, { dataFolder }: Product): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, 'kept.json'), key);
}

it('finds nothing wrong in a sound home', async () => {
  expect(await walk(sound)).toEqual({ faults: [], ends: [] });
});

it.each(spoilt)('sees %s', async (_, fault, enter) => {
  const { faults } = await walk(sound, enter);
  expect(faults.map(({ step, kind }) => ({ step, kind }))).toContainEqual(fault);
});
