import { existsSync } from 'node:fs';
import type { Display, Rectangle } from 'electron';
import * as z from 'zod';
import type { Environment } from '../../core/environment.ts';
import { readVersionedNow, type VersionedFile, writeVersioned } from '../../core/store/versioned-file.ts';
import { sentence } from '../../shared/messages/words.ts';
import { log } from '../log.ts';

const side = z.int().min(-100_000).max(100_000);
const WindowPlace = z.strictObject({
  bounds: z.strictObject({ x: side, y: side, width: side, height: side }),
  isMaximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

export const smallest = { width: 320, height: 400 } as const;
const usual = { width: 960, height: 640 } as const;

type Screens = readonly Pick<Display, 'workArea'>[];

/** Where the window opens: where it was, if at least a handle of it can be reached there, else in the middle. */
export function boundsOn(screens: Screens, place: WindowPlace | null): Partial<Rectangle> & typeof usual {
  if (place === null) return usual;
  const { x, y } = place.bounds;
  const area = screens.map(({ workArea }) => workArea).find((one) => holds(one, x + 40, y + 10));
  const width = clamp(place.bounds.width, smallest.width, area?.width);
  const height = clamp(place.bounds.height, smallest.height, area?.height);
  return (area ? { x, y, width, height } : { width, height }) as Partial<Rectangle> & typeof usual;
}

function holds({ x, y, width, height }: Rectangle, left: number, top: number): boolean {
  return left >= x && left < x + width && top >= y && top < y + height;
}

function clamp(value: number, least: number, most = value): number {
  return Math.max(least, Math.min(value, most));
}

function placeFile({ path, dataFolder }: Environment): VersionedFile<WindowPlace | Record<string, never>> {
  return {
    path: path.join(dataFolder, 'window.json'),
    title: sentence('files.title.window'),
    version: 1,
    schema: WindowPlace,
    empty: {},
    migrations: {},
  };
}

/** A file that can't be read costs the place, and nothing else. */
export function readWindowPlace(environment: Environment): WindowPlace | null {
  try {
    const place = readVersionedNow(placeFile(environment));
    return 'bounds' in place ? (place as WindowPlace) : null;
  } catch (error) {
    log(String(error));
    return null;
  }
}

/** Where our own folder was removed, with every trace, it stays so. */
export async function keepWindowPlace(environment: Environment, place: WindowPlace): Promise<void> {
  if (!existsSync(environment.dataFolder)) return;
  await writeVersioned(placeFile(environment), place).catch((error: unknown) => log(String(error)));
}
