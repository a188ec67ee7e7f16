import type { JsonPart } from './json-settings.ts';

/** Addresses on this machine, the first twice: homes with several accounts at one address are what goes wrong. */
export const bases = [
  'http://127.0.0.1:41001/v1',
  'http://127.0.0.1:41001/v1',
  'http://127.0.0.1:41001/v1/',
  'http://127.0.0.1:41001/other/v1',
  'http://127.0.0.1:41002/v1',
] as const;

/** Ways to write a file that mean the same. */
export const styles = [
  { label: 'CRLF', style: 'crlf' },
  { label: 'BOM', style: 'bom' },
  { label: 'no final newline', style: 'no final newline' },
] as const;

/** The same for files of JSON, which know two more. */
export const jsonStyles: readonly JsonPart[] = [
  { label: 'comments', style: 'comments' },
  { label: 'CRLF', style: 'crlf' },
  { label: 'BOM', style: 'bom' },
  { label: 'one line', style: 'one line' },
  { label: 'no final newline', style: 'no final newline' },
];
