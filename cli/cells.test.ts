import { expect, it } from 'vitest';
import { cellsOf, padCells, wrapCells } from './cells.ts';

it.each([
  ['plain', 5],
  ['déjà « vu »', 11],
  ['de\u0301ja\u0300', 4],
  ['プロバイダー', 12],
  ['キーは API の中', 15],
  ['密钥：缺失', 10],
  ['한국어', 6],
  ['Ｆｕｌｌ', 8],
  ['● ↻ · …', 7],
  ['\u001b[1m密钥\u001b[22m', 4],
  ['', 0],
])('%s takes %i cells', (text, cells) => expect(cellsOf(text)).toBe(cells));

it('columns line up whatever their scripts', () => {
  const rows = ['acme', 'キー', '密钥：缺', 'clé'].map((cell) => `${padCells(cell, 8)}|`);
  expect(rows.map((row) => cellsOf(row))).toEqual([9, 9, 9, 9]);
  expect(padCells('longer than that', 3)).toBe('longer than that');
});

it('words of Latin script stay whole', () => {
  expect(wrapCells('read the key from standard input', 12)).toBe('read the key\nfrom\nstandard\ninput');
});

it('a line of a wide script ends after any character, but no mark begins one', () => {
  expect(wrapCells('キーを標準入力から読む。', 10)).toBe('キーを標準\n入力から読\nむ。');
  expect(wrapCells('設定を表示する、または変更する', 14)).toBe('設定を表示す\nる、または変更\nする');
  expect(wrapCells('「official」を使う', 10)).toBe('「official」\nを使う');
});

it('no line of French begins with a mark that has a blank before it', () => {
  expect(wrapCells('la clé est : « longue » ; oui', 12)).toBe('la clé est :\n« longue » ;\noui');
});
