import { redact } from '../../shared/redact.ts';

/** Frames of a stack that a log line shows. */
const mostFrames = 6;

/** The frames alone: a stack begins with the message, which may run over lines and look like anything. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const end = stack.indexOf(message);
  const frames = end < 0 ? '' : stack.slice(end + message.length);
  return frames.split('\n').flatMap((line) => /^\s+at (.+)$/.exec(line)?.[1] ?? []);
}

/**
 * What kind of error nobody expected, and where it came from, on one line. Its message is left out: parsers and the like
 * quote what they were given, and that may be a key, a token or a cookie.
 */
export function placeOfSurprise(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z_]{2,40}$/.test(error.code);
  const kind = /^\w{1,40}$/.test(error.name) ? error.name : 'Error';
  const place = framesOf(error).slice(0, mostFrames).join(' < ');
  return redact(`${kind}${code ? ` ${error.code}` : ''}${place && ` at ${place}`}`);
}
