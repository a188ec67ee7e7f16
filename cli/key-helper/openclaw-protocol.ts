import { HelperError, helperSentence } from './failure.ts';

/**
 * OpenClaw's exec protocol, version 1: one JSON request on stdin, one JSON answer on stdout.
 * Source: OpenClaw 2026.9 docs, reference "Secret references", exec providers; measured against that version.
 */
const version = 1;

/** Far above what OpenClaw sends (512 ids of 256 characters). */
const longestRequest = 1_000_000;

export async function readRequest(input: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length > longestRequest) throw new HelperError(helperSentence('helper.request-too-long'));
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The ids asked for. Throws when it is not a request of version 1. */
export function parseRequest(text: string): readonly string[] {
  const request: unknown = JSON.parse(text);
  if (typeof request !== 'object' || request === null)
    throw new HelperError(helperSentence('helper.request-no-object'));
  if (!('protocolVersion' in request) || request.protocolVersion !== version)
    throw new HelperError(helperSentence('helper.request-version', { version: String(version) }));
  if (!('ids' in request) || !Array.isArray(request.ids) || !request.ids.every((id) => typeof id === 'string'))
    throw new HelperError(helperSentence('helper.request-without-ids'));
  return request.ids;
}

/** Answers every id: OpenClaw takes a missing one for a failure of all. */
export function toAnswer(found: ReadonlyMap<string, string | null>): string {
  const values: [string, string][] = [];
  const errors: [string, { code: string }][] = [];
  for (const [id, key] of found) {
    if (key === null) errors.push([id, { code: 'NOT_FOUND' }]);
    else values.push([id, key]);
  }
  return JSON.stringify({
    protocolVersion: version,
    values: Object.fromEntries(values),
    ...(errors.length > 0 && { errors: Object.fromEntries(errors) }),
  });
}
