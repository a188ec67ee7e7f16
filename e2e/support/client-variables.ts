import { delimiter, dirname, join } from 'node:path';

/** What every desktop session has, all of it below the home, and no way into the internet. */
export function clientVariables(folder: string): Record<string, string> {
  return {
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, '.config'),
    XDG_DATA_HOME: join(folder, '.local', 'share'),
    XDG_STATE_HOME: join(folder, '.local', 'state'),
    XDG_CACHE_HOME: join(folder, '.cache'),
    // Below the home as well, so that a search for keys also sees what clients leave in temporary folders.
    TMPDIR: join(folder, 'tmp'),
    PATH: [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
    LANG: 'C.UTF-8',
    // Nothing listens there: what a client wants from the internet fails at once, and no test needs any of it.
    HTTP_PROXY: 'http://127.0.0.1:9',
    HTTPS_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '127.0.0.1,localhost',
  };
}
