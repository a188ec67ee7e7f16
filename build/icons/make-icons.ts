import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { toIcns, toIco } from './icon-file.ts';

/** Linux desktops look for these; electron-builder takes them from a folder by their names. */
export const linuxSizes = [16, 22, 24, 32, 48, 64, 96, 128, 256, 512, 1024] as const;
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256] as const;
const macSizes = [32, 64, 128, 256, 512, 1024] as const;

/** Up to this size the icon is its own simpler drawing, on a grid of 16. */
const small = 32;

const drawings = {
  app: 'build/icons/app.svg',
  small: 'renderer/icon.svg',
  normal: 'build/icons/tray-normal.svg',
  failure: 'build/icons/tray-failure.svg',
  normalTile: 'build/icons/tray-normal-tile.svg',
  failureTile: 'build/icons/tray-failure-tile.svg',
} as const;

/** `margin` is empty space around the drawing, as a share of it. `ink` takes the place of black. */
interface Look {
  readonly margin?: number;
  readonly ink?: string;
}

async function draw(drawing: keyof typeof drawings, size: number, { margin = 0, ink }: Look = {}): Promise<Uint8Array> {
  const text = await readFile(drawings[drawing], 'utf8');
  const inked = ink === undefined ? text : text.replaceAll('#000', ink);
  const framed = inked.replace(/viewBox="0 0 (\d+) \d+"/, (_, side: string) => {
    const space = Number(side) * margin;
    return `viewBox="${-space} ${-space} ${Number(side) + 2 * space} ${Number(side) + 2 * space}"`;
  });
  // No drawing has letters, and looking for the system's fonts takes ten times as long as drawing.
  const options = { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } } as const;
  return new Resvg(framed, options).render().asPng();
}

const appIcon = (size: number): Promise<Uint8Array> => draw(size <= small ? 'small' : 'app', size);

/** Apple's own icons leave a tenth of the canvas free on each side. */
const macIcon = (size: number): Promise<Uint8Array> =>
  draw(size <= small ? 'small' : 'app', size, { margin: size <= small ? 0 : 0.121 });

type Made = readonly [name: string, image: Promise<Uint8Array>];

/**
 * A state of the tray in each form that a desktop wants:
 * - `tray-X.png`, 22 px: on a ground of its own, for Linux, where nobody tells how light the panel is.
 * - `tray-X-on-dark.png` and `tray-X-on-light.png`, 16 px: for the Windows taskbar, in its usual scales.
 * - `tray-XTemplate.png`, 16 px: for macOS, which colours it itself.
 */
function trayImages(state: 'normal' | 'failure'): Made[] {
  const tile = state === 'normal' ? 'normalTile' : 'failureTile';
  const scales = [1, 1.25, 1.5, 2] as const;
  const inked = (name: string, ink: string) =>
    scales.map((scale): Made => [`tray-${state}-${name}${suffix(scale)}.png`, draw(state, 16 * scale, { ink })]);
  return [
    ...[1, 2].map((scale): Made => [`tray-${state}${suffix(scale)}.png`, draw(tile, 22 * scale)]),
    ...inked('on-dark', '#fff'),
    ...inked('on-light', '#1b1f24'),
    ...[1, 2].map((scale): Made => [`tray-${state}Template${suffix(scale)}.png`, draw(state, 16 * scale)]),
  ];
}

/** Electron finds the image for a denser screen by this end of its name. */
function suffix(scale: number): string {
  return scale === 1 ? '' : `@${scale}x`;
}

async function write(folder: string, images: readonly Made[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(images.map(async ([name, image]) => writeFile(join(folder, name), await image)));
}

/** The images that the running app shows: its windows' and the tray's. Quick enough for every build. */
export async function makeAppIcons(folder = 'dist/electron/icons'): Promise<void> {
  await write(folder, [['icon.png', appIcon(256)], ...trayImages('normal'), ...trayImages('failure')]);
}

/** What only a package holds: the app's icon in all sizes, and in the forms of Windows and macOS. */
export async function makePackageIcons(folder: string): Promise<void> {
  const sized = (sizes: readonly number[], icon: typeof appIcon) =>
    Promise.all(sizes.map(async (size) => ({ size, image: await icon(size) })));
  await write(
    join(folder, 'linux'),
    linuxSizes.map((size): Made => [`${size}x${size}.png`, appIcon(size)]),
  );
  await write(folder, [
    ['icon.ico', sized(windowsSizes, appIcon).then(toIco)],
    ['icon.icns', sized(macSizes, macIcon).then(toIcns)],
  ]);
}
