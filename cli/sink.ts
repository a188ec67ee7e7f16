import { fstatSync, writeSync } from 'node:fs';
import { errorCode } from '../core/files/error-code.ts';

/** Where words go. */
export interface Sink {
  readonly isTTY: boolean;
  write(text: string | Uint8Array): void;
}

/** `| head` closes the pipe once it has seen enough: an act that is under way goes on, and its words go nowhere. */
function ignoreClosedPipe(error: unknown): void {
  if (errorCode(error) !== 'EPIPE') throw error;
}

export function streamSink(stream: NodeJS.WriteStream): Sink {
  stream.on('error', ignoreClosedPipe);
  return { isTTY: stream.isTTY === true, write: (text) => void stream.write(text) };
}

/** What takes bytes as they come. A terminal has its own ways, and on Windows everything has. */
function isPlain(descriptor: number, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return false;
  try {
    const file = fstatSync(descriptor);
    return file.isFile() || file.isFIFO() || file.isSocket();
  } catch {
    // It was closed before we began: the stream knows what to do then.
    return false;
  }
}

/**
 * A standard stream, which Node opens when it has to: for that it loads all that it knows of networks. Files and pipes can
 * be written to without. A pipe that is full and does not wait is left to the stream.
 */
export function standardSink(
  descriptor: number,
  platform: NodeJS.Platform,
  openStream: () => NodeJS.WriteStream,
): Sink {
  let opened: Sink | undefined;
  const open = () => (opened ??= streamSink(openStream()));
  if (!isPlain(descriptor, platform))
    return {
      get isTTY() {
        return open().isTTY;
      },
      write: (text) => open().write(text),
    };
  const write = (text: string | Uint8Array) => {
    if (opened) return opened.write(text);
    let rest = typeof text === 'string' ? Buffer.from(text) : text;
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if (errorCode(error) === 'EAGAIN') open().write(rest);
      else ignoreClosedPipe(error);
    }
  };
  return { isTTY: false, write };
}
