/** A square PNG and how many pixels its side has. */
export interface SizedImage {
  readonly size: number;
  readonly image: Uint8Array;
}

/**
 * Windows' icon file: a header of 6 bytes, an entry of 16 bytes for each image, then the images, as PNG since Vista.
 * https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 */
export function toIco(images: readonly SizedImage[]): Uint8Array {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size, image }] of images.entries()) {
    const entry = 6 + 16 * index;
    // One byte each for width and height, in which 0 stands for 256.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(image.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += image.length;
  }
  return Buffer.concat([head, ...images.map(({ image }) => image)]);
}

/** The places that macOS has for PNGs, by their pixels: one for the plain size, one for the half size on a dense screen. */
const icnsTypes: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** macOS' icon file: blocks of a type of 4 letters, a length that counts its own 8 bytes, and a PNG. */
export function toIcns(images: readonly SizedImage[]): Uint8Array {
  const blocks = images.flatMap(({ size, image }) => (icnsTypes[size] ?? []).map((type) => block(type, image)));
  return block('icns', Buffer.concat(blocks));
}

function block(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'ascii');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}
