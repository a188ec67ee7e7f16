import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeAppIcons, makePackageIcons } from '../../build/icons/make-icons.ts';

/** No drawing has letters; looking for the system's fonts would take most of the time. */
const noFonts = { font: { loadSystemFonts: false } };

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-icons-'));
  await Promise.all([makeAppIcons(folder), makePackageIcons(folder)]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(name: string): Buffer {
  return readFileSync(join(folder, name));
}

/** The side of a square PNG. */
function sideOf(image: Buffer): number {
  expect(image.subarray(0, 8)).toEqual(Buffer.from('89504e470d0a1a0a', 'hex'));
  expect(image.readUInt32BE(20)).toBe(image.readUInt32BE(16));
  return image.readUInt32BE(16);
}

/** How much of a PNG is covered, square by square on a coarse grid: its shape, whatever its colours. */
function shapeOf(name: string): readonly boolean[] {
  const href = `data:image/png;base64,${read(name).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><image href="${href}" width="8" height="8"/></svg>`;
  const { pixels } = new Resvg(svg, noFonts).render();
  return Array.from({ length: 64 }, (_, at) => (pixels[at * 4 + 3] ?? 0) > 100);
}

it('makes each image in the size that its name promises', () => {
  const sides = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .map((name) => [name, sideOf(read(name))]),
  );
  const inked = (name: string) => ({
    [`${name}.png`]: 16,
    [`${name}@1.25x.png`]: 20,
    [`${name}@1.5x.png`]: 24,
    [`${name}@2x.png`]: 32,
  });
  const state = (name: string) => ({
    [`${name}.png`]: 22,
    [`${name}@2x.png`]: 44,
    ...inked(`${name}-on-dark`),
    ...inked(`${name}-on-light`),
    [`${name}Template.png`]: 16,
    [`${name}Template@2x.png`]: 32,
  });
  expect(sides).toEqual({ 'icon.png': 256, ...state('tray-normal'), ...state('tray-failure') });
});

it('tells a failure by another shape, not by its colour alone', () => {
  for (const name of ['-on-dark@2x', '-on-light@2x', 'Template@2x'])
    expect(shapeOf(`tray-failure${name}.png`)).not.toEqual(shapeOf(`tray-normal${name}.png`));
});

it('gives macOS black and nothing else, to colour as it likes', () => {
  for (const name of ['tray-normalTemplate@2x.png', 'tray-failureTemplate@2x.png']) {
    const href = `data:image/png;base64,${read(name).toString('base64')}`;
    const { pixels } = new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><image href="${href}" width="32" height="32"/></svg>`,
      noFonts,
    ).render();
    expect(pixels.filter((value, at) => at % 4 !== 3 && value !== 0)).toHaveLength(0);
  }
});

it('makes an icon file for Windows whose entries lead to images of their size', () => {
  const file = read('icon.ico');
  expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
  const sides = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const offset = file.readUInt32LE(entry + 12);
    const image = file.subarray(offset, offset + file.readUInt32LE(entry + 8));
    expect(sideOf(image)).toBe(file.readUInt8(entry) || 256);
    return sideOf(image);
  });
  expect(sides).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
});

it('makes an icon file for macOS whose blocks fill it to the end', () => {
  const file = read('icon.icns');
  expect([file.toString('ascii', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
  const sides: Record<string, number> = {};
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    sides[file.toString('ascii', at, at + 4)] = sideOf(file.subarray(at + 8, at + file.readUInt32BE(at + 4)));
  expect(sides).toEqual({ ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 });
});
