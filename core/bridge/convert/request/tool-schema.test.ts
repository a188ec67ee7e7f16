import { describe, expect, it } from 'vitest';
import { mergedRoot, toolParameters } from './tool-schema.ts';

const text = { type: 'string' };
const none = { type: 'object', properties: {} };

describe('the parameters of a tool', () => {
  it.each<readonly [what: string, asked: unknown, sent: unknown]>([
    ['are none where the schema is null', null, none],
    ['are none where there is no schema', undefined, none],
    ['are none where the schema allows anything', true, none],
    ['are none where the schema is a list', [], none],
    ['are none where the schema is of something else', { type: 'string' }, none],
    ['get the type that was left out', { properties: { a: text } }, { type: 'object', properties: { a: text } }],
    [
      'get the type in place of null',
      { type: null, properties: { a: text } },
      { type: 'object', properties: { a: text } },
    ],
    ['get an object of a list of types', { type: ['object', 'null'], required: ['a'] }, { ...none, required: ['a'] }],
    ['get the properties that were left out', { type: 'object' }, none],
    ['keep a union beside the type', { anyOf: [{ required: ['a'] }] }, { anyOf: [{ required: ['a'] }], ...none }],
    [
      'follow a reference at the root',
      { $ref: '#/$defs/A', $defs: { A: { type: 'object', properties: { b: { $ref: '#/$defs/B' } } }, B: text } },
      {
        type: 'object',
        properties: { b: { $ref: '#/$defs/B' } },
        $defs: { A: { type: 'object', properties: { b: { $ref: '#/$defs/B' } } }, B: text },
      },
    ],
    [
      'follow no reference into nothing',
      { $ref: '#/$defs/constructor', $defs: {} },
      { $ref: '#/$defs/constructor', $defs: {}, ...none },
    ],
    [
      'are as they were declared otherwise',
      { type: 'object', properties: { a: { oneOf: [text] } }, x: null },
      { type: 'object', properties: { a: { oneOf: [text] } }, x: null },
    ],
  ])('%s', (_, asked, sent) => {
    expect(toolParameters(asked, { toolSchema: 'any' })).toEqual(sent);
  });

  it('go without a union at the root where a vendor refuses one: all properties, and what every branch requires', () => {
    const branches = [
      { properties: { a: text, kind: { const: 'a' } }, required: ['kind', 'a'] },
      { properties: { b: text }, required: ['kind', 'b'] },
    ];
    expect(mergedRoot({ type: 'object', properties: { kind: text }, oneOf: branches })).toEqual({
      type: 'object',
      properties: { a: text, b: text, kind: text },
      required: ['kind'],
    });
    expect(mergedRoot({ type: 'object', allOf: branches, required: ['x'] })).toMatchObject({
      required: ['x', 'kind', 'a', 'b'],
    });
  });
});

describe('the parameters of a tool for Moonshot', () => {
  const moonshot = (property: unknown) => {
    const { properties } = toolParameters({ type: 'object', properties: { p: property } }, { toolSchema: 'moonshot' });
    return (properties as Record<string, unknown>).p;
  };

  it.each<readonly [what: string, asked: unknown, sent: unknown]>([
    ['write oneOf as anyOf', { oneOf: [text, { type: 'number' }] }, { anyOf: [text, { type: 'number' }] }],
    [
      'put the type into the branches',
      { type: 'string', anyOf: [{ enum: ['a'] }] },
      { anyOf: [{ type: 'string', enum: ['a'] }] },
    ],
    [
      'write a list of types as anyOf',
      { type: ['string', 'null'], minLength: 1 },
      {
        minLength: 1,
        anyOf: [
          { minLength: 1, type: 'string' },
          { minLength: 1, type: 'null' },
        ],
      },
    ],
    ['write a list of one type as that type', { type: ['string'] }, text],
    ['keep references alone', { $ref: '#/definitions/A', description: 'x' }, { $ref: '#/$defs/A' }],
    ['give everything a type', { description: 'x' }, { description: 'x', type: 'string' }],
    ['give a list its type', { items: true }, { type: 'array', items: text }],
    ['give an object its type', { properties: { a: {} } }, { type: 'object', properties: { a: text } }],
    ['take the type from the values', { enum: [1, 2] }, { enum: [1, 2], type: 'number' }],
    ['write a constant as one value', { const: true }, { enum: [true], type: 'boolean' }],
    ['leave out what it does not know', { type: 'string', pattern: '^a', format: 'uri', $comment: 'x' }, text],
    ['leave out nulls', { type: 'string', description: null }, text],
  ])('%s', (_, asked, sent) => {
    expect(moonshot(asked)).toEqual(sent);
  });

  it('keep definitions, under the one name that it knows', () => {
    const schema = { type: 'object', properties: {}, definitions: { A: { oneOf: [text] } } };
    expect(toolParameters(schema, { toolSchema: 'moonshot' })).toEqual({ ...none, $defs: { A: { anyOf: [text] } } });
  });

  it('have no union at the root', () => {
    const schema = { anyOf: [{ properties: { a: text }, required: ['a'] }] };
    expect(toolParameters(schema, { toolSchema: 'moonshot' })).toEqual({
      type: 'object',
      properties: { a: text },
      required: ['a'],
    });
  });
});
