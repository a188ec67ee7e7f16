import { describe, expect, it } from 'vitest';
import { anthropicBase, anthropicRoot, messagesAddress } from './anthropic-address.ts';

describe('an Anthropic address', () => {
  it.each([
    ['https://h.example', 'https://h.example'],
    ['https://h.example/', 'https://h.example'],
    ['https://h.example/v1', 'https://h.example'],
    ['https://h.example/v1/', 'https://h.example'],
    ['https://h.example//v1//', 'https://h.example'],
    ['https://h.example/coding', 'https://h.example/coding'],
    ['https://h.example/coding/', 'https://h.example/coding'],
    ['https://h.example/coding/v1', 'https://h.example/coding'],
    ['http://127.0.0.1:8080/api/anthropic', 'http://127.0.0.1:8080/api/anthropic'],
    // Only Anthropic's own version is left out in print: any other is a part of the address.
    ['https://h.example/v2', 'https://h.example/v2'],
    ['https://h.example/v1beta', 'https://h.example/v1beta'],
    ['https://h.example/nav1', 'https://h.example/nav1'],
    ['https://h.example/v1/anthropic', 'https://h.example/v1/anthropic'],
  ])('%s leads to one route, with or without /v1', (baseUrl, root) => {
    expect(anthropicRoot(baseUrl)).toBe(root);
    expect(anthropicBase(baseUrl)).toBe(`${root}/v1`);
    expect(messagesAddress(baseUrl)).toBe(`${root}/v1/messages`);
    expect(messagesAddress(anthropicBase(baseUrl))).toBe(messagesAddress(baseUrl));
    expect(messagesAddress(anthropicRoot(baseUrl))).toBe(messagesAddress(baseUrl));
  });
});
