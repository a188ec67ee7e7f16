import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { contentSecurityPolicy } from '../../shared/content-security-policy.ts';
import { type Look, withFirstFrame } from '../../shared/first-frame.ts';

export const pageScheme = 'app';
export const pageOrigin = `${pageScheme}://main`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const guards: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy('desktop'),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

const notFound: Answer = { status: 404, headers: guards, body: null };
/** For a part of the page that can't be read. */
export const failed: Answer = { status: 500, headers: guards, body: null };

/** The file that a URL names, by its exact name; undefined for every other host, folder, encoding or way around. */
function nameIn(url: string): string | undefined {
  const path = /^app:\/\/main\/([\w.-]*)$/.exec(url)?.[1];
  return path === '' ? 'index.html' : path;
}

/**
 * Answers from the page's folder. A name counts only if the folder lists it as a file of its own: there is no way from a
 * URL to anything else (checklist W3).
 */
export async function answerPage(
  folder: string,
  request: { url: string; method: string },
  look: Look,
): Promise<Answer> {
  const name = request.method === 'GET' ? nameIn(request.url) : undefined;
  const type = name === undefined ? undefined : types[extname(name)];
  if (name === undefined || type === undefined) return notFound;
  const files = await readdir(folder, { withFileTypes: true });
  if (!files.some((file) => file.isFile() && file.name === name)) return notFound;
  const bytes = await readFile(join(folder, name));
  const body = name.endsWith('.html') ? Buffer.from(withFirstFrame(bytes.toString(), look)) : bytes;
  return { status: 200, headers: { ...guards, 'Content-Type': type }, body };
}
