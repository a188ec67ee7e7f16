import { describe, expect, it } from 'vitest';
import { presetCatalogue } from '../../../shared/preset.ts';
import { findModels } from '../fields/model-filter.ts';
import { findPresets, hostOfPreset, isAddress } from './preset-filter.ts';

const { presets } = presetCatalogue();
const names = (query: string) =>
  findPresets(presets, query, (kind) => `kind ${kind}`).flatMap((group) => group.presets.map(({ name }) => name));

describe('the gallery', () => {
  it('shows all of them, in groups and each in the order of the alphabet', () => {
    const groups = findPresets(presets, '', String);
    expect(groups.map(({ kind }) => kind)).toEqual(['vendor', 'aggregator', 'local', 'template']);
    expect(groups.flatMap((group) => group.presets)).toHaveLength(presets.length);
    for (const { presets: some } of groups) {
      const listed = some.map(({ name }) => name);
      expect(listed).toEqual([...listed].sort((one, other) => one.localeCompare(other, 'en')));
    }
  });

  it.each([
    ['openrouter', 'OpenRouter'],
    ['dashscope', 'Bailian'],
    ['kind local ollama', 'Ollama (this machine)'],
  ])('finds by name, host and kind: "%s"', (query, name) => {
    expect(names(query)).toContain(name);
  });

  it('finds nothing for a word that is nowhere', () => {
    expect(names('zzzz')).toEqual([]);
  });

  it('shows the host of each', () => {
    expect(presets.filter((preset) => hostOfPreset(preset) === '')).toEqual([]);
  });
});

it.each([
  ['https://acme.example/v1', true],
  ['acme.example', true],
  ['acme.example/v1', true],
  ['localhost:1234', true],
  ['127.0.0.1:8080/v1', true],
  ['"https://acme.example/v1"', true],
  ['https:/acme.example/v1', true],
  ['acme.example/v1.', true],
  ['openrouter', false],
  ['two words.example', false],
  ['', false],
])('"%s" is an address: %s', (text, is) => {
  expect(isAddress(text)).toBe(is);
});

it('of many models those that begin with the text come first, and every word counts', () => {
  const models = ['vendor/gpt-5', 'gpt-5', 'gpt-5-mini', 'other'];
  expect(findModels(models, 'gpt')).toEqual(['gpt-5', 'gpt-5-mini', 'vendor/gpt-5']);
  expect(findModels(models, 'mini gpt')).toEqual(['gpt-5-mini']);
  expect(findModels(models, '')).toEqual(models);
});
