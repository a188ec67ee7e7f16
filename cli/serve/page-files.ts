import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Look, withFirstFrame } from '../../shared/first-frame.ts';
import { AppError } from '../../shared/problem.ts';
import { terminalProblem } from '../words.ts';

export interface PageFile {
  readonly type: string;
  /** `Cache-Control` */
  readonly cache: string;
  readonly bytes: Buffer;
  /** Made when first asked for. */
  packed(): Promise<Buffer>;
  /** The page itself has a look, its parts have none. */
  in?(look: Look): PageFile;
}

/** By the exact path of the URL. There is no way from a path that is not in it to a file. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** esbuild's names with a hash of the content: `main-3F2XQ7KD.js`. */
const hashed = /-[A-Z0-9]{8}\.\w+$/;

function cacheOf(name: string): string {
  if (name.endsWith('.html')) return 'no-store';
  return hashed.test(name) ? 'private, max-age=31536000, immutable' : 'no-cache';
}

const pack = promisify(gzip);

function toPageFile(bytes: Buffer, type: string, cache: string): PageFile {
  let packed: Promise<Buffer> | undefined;
  return {
    type,
    cache,
    bytes,
    packed: () => {
      packed ??= pack(bytes);
      return packed;
    },
  };
}

function readPageFile(path: string, type: string): PageFile {
  const file = toPageFile(readFileSync(path), type, cacheOf(path));
  if (!path.endsWith('.html')) return file;
  const html = file.bytes.toString();
  return { ...file, in: (look) => toPageFile(Buffer.from(withFirstFrame(html, look)), type, file.cache) };
}

/**
 * All files of the page, once: what is not there at the start is not found later, links are not followed, and an update
 * of the program does not take parts from under a page that is open. Files of other types (licences, maps) stay out.
 */
export function readPageFiles(folder: string): PageFiles {
  if (!existsSync(join(folder, 'index.html')))
    throw new AppError(terminalProblem('terminal.page-missing', { file: join(folder, 'index.html') }));
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, readPageFile(path, type));
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}
