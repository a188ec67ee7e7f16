import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isTemplate, presetCatalogue } from './preset.ts';
import { Provider } from './provider.ts';

const { date, presets } = presetCatalogue();

it('has a date, and every id once', () => {
  expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  expect(presets.length).toBeGreaterThan(40);
});

it('knows local runtimes', () => {
  expect(presets.filter(({ kind }) => kind === 'local').map(({ id }) => id)).toEqual(
    expect.arrayContaining(['ollama', 'lm-studio', 'llama-cpp', 'vllm']),
  );
});

it('follows no sponsor: links carry no parameters, and the order is kind, then id', () => {
  for (const { website, keyPage } of presets)
    for (const link of [website, keyPage]) {
      expect(link ?? '').not.toMatch(/[?&]/);
      expect(link ?? '').not.toMatch(/aff|ref=|invite|utm_/i);
    }
  const kinds = ['vendor', 'aggregator', 'local', 'template'];
  const order = presets.map(({ kind, id }) => `${kinds.indexOf(kind)} ${id}`);
  expect(order).toEqual([...order].sort());
});

it.each(presets.filter((preset) => !isTemplate(preset)))('$id is a provider as it stands', (preset) => {
  const wire = (['responses', 'chat', 'anthropic'] as const).find((one) => preset.endpoints[one] !== undefined);
  const provider = { id: preset.id, name: preset.name, endpoints: preset.endpoints, wire };
  expect(Provider.safeParse(provider).error?.message).toBeUndefined();
});

it('keeps http for this machine', () => {
  for (const { endpoints, kind } of presets)
    for (const url of Object.values(endpoints)) expect(url.startsWith('https:') || kind === 'local').toBe(true);
});

it.each(presets.filter(({ models }) => models.some((model) => model.includes('/'))))(
  '$id names the vendor in each of its models, as it wants them all',
  ({ models }) => expect(models.filter((model) => !model.includes('/'))).toEqual([]),
);

it('knows the models of the first lines that people copy', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const examples = [...readme.matchAll(/switchyard add (\S+) --model (\S+)/g)];
  expect(examples.length).toBeGreaterThan(0);
  for (const [, id, model] of examples) expect(presets.find((one) => one.id === id)?.models).toContain(model);
});
