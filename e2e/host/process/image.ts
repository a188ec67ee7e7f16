import { existsSync, readFileSync } from 'node:fs';
import type { NativeImage } from 'electron';
import { type Pixels, readPng } from './png.ts';

interface Pixmap {
  readonly width: number;
  readonly height: number;
  /** Network order, alpha first: what StatusNotifierItem wants. */
  readonly argb: Buffer;
}

export class StandInImage implements Pick<NativeImage, 'isEmpty' | 'setTemplateImage' | 'isTemplateImage'> {
  private readonly representations: Pixels[] = [];
  private isTemplate = false;

  isEmpty(): boolean {
    return this.representations.length === 0;
  }
  setTemplateImage(isTemplate: boolean): void {
    this.isTemplate = isTemplate;
  }
  isTemplateImage(): boolean {
    return this.isTemplate;
  }
  getSize(): { width: number; height: number } {
    const { width = 0, height = 0 } = this.representations[0] ?? {};
    return { width, height };
  }
  addRepresentation({ buffer, dataURL }: { buffer?: Buffer; dataURL?: string }): void {
    const bytes = buffer ?? Buffer.from(dataURL?.split(',')[1] ?? '', 'base64');
    this.representations.push(readPng(bytes));
  }
  pixmaps(): readonly Pixmap[] {
    return this.representations.map(({ width, height, rgba }) => ({ width, height, argb: toArgb(rgba) }));
  }

  static createEmpty(): StandInImage {
    return new StandInImage();
  }
  static createFromBuffer(buffer: Buffer): StandInImage {
    const image = new StandInImage();
    image.addRepresentation({ buffer });
    return image;
  }
  static createFromDataURL(dataURL: string): StandInImage {
    const image = new StandInImage();
    image.addRepresentation({ dataURL });
    return image;
  }
  /** As in Electron: empty where there is no such file, and with the sharper file beside it where there is one. */
  static createFromPath(path: string): StandInImage {
    const image = new StandInImage();
    for (const file of [path, path.replace(/(\.\w+)$/, '@2x$1')])
      if (existsSync(file)) image.addRepresentation({ buffer: readFileSync(file) });
    return image;
  }
}

function toArgb(rgba: Buffer): Buffer {
  const argb = Buffer.alloc(rgba.length);
  for (let at = 0; at < rgba.length; at += 4) {
    argb[at] = rgba[at + 3] ?? 0;
    rgba.copy(argb, at + 1, at, at + 3);
  }
  return argb;
}
