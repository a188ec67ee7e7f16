import { connect as connectTls } from 'node:tls';
import { sentence } from '../../../shared/messages/words.ts';
import { Fault } from './fault.ts';
import { addressOf, openTcp } from './socket.ts';

const patienceMs = 3_000;

/**
 * Looks whether a server that gave no answer speaks the other of http and https, and says so. It is asked for nothing and
 * told nothing: a shaken hand, or the first word of an answer to an empty request, is enough.
 */
export async function speaksOther(url: URL, signal: AbortSignal): Promise<Fault | undefined> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  const isSecure = url.protocol === 'https:';
  try {
    if (!(await (isSecure ? speaksHttp(url, limited) : speaksTls(url, limited)))) return undefined;
  } catch {
    return undefined; // Neither; the first failure tells more.
  }
  const address = `${isSecure ? 'http' : 'https'}://${url.host}`;
  const values = { host: url.host, address };
  return new Fault(
    'unreachable',
    isSecure ? sentence('tests.speaks-http', values) : sentence('tests.speaks-https', values),
  );
}

async function speaksHttp(url: URL, signal: AbortSignal): Promise<boolean> {
  const { socket } = await openTcp(addressOf(url), signal);
  const heard = await new Promise<string>((resolve) => {
    let text = '';
    const end = () => resolve(text);
    signal.addEventListener('abort', end, { once: true });
    socket.once('close', end).on('data', (part: Buffer) => {
      text += part.toString('latin1');
      if (text.length >= 5) end();
    });
    socket.write(`HEAD / HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`);
  });
  socket.destroy();
  return heard.startsWith('HTTP/');
}

async function speaksTls(url: URL, signal: AbortSignal): Promise<boolean> {
  const { socket: under } = await openTcp(addressOf(url), signal);
  // Whether its certificate holds is for the request to find out: nothing is sent here.
  const socket = connectTls({ socket: under, rejectUnauthorized: false });
  const hasShaken = await new Promise<boolean>((resolve) => {
    signal.addEventListener('abort', () => resolve(false), { once: true });
    socket
      .once('secureConnect', () => resolve(true))
      .once('close', () => resolve(false))
      .once('error', () => resolve(false));
  });
  socket.destroy();
  under.destroy();
  return hasShaken;
}
