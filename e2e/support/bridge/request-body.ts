import type { IncomingMessage } from 'node:http';

/** What a request carries, parsed. */
export function jsonOf(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.once('error', reject);
    request.once('end', () => resolve(JSON.parse(Buffer.concat(pieces).toString())));
  });
}
