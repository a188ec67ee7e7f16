/** What the page knows before it can ask: how it looked the last time. Never more than that. */
export interface Remembered {
  readonly theme?: string;
  readonly language?: string;
}

const place = 'switchyard-look';

export function readRemembered(storage: Pick<Storage, 'getItem'>): Remembered {
  const parts = storage.getItem(place)?.split(' ') ?? [];
  const [theme, language] = parts;
  return {
    ...(theme !== undefined && /^(system|light|dark)$/.test(theme) && { theme }),
    ...(language !== undefined && /^[A-Za-z-]{2,8}$/.test(language) && { language }),
  };
}

export function writeRemembered(storage: Pick<Storage, 'setItem'>, look: Required<Remembered>): void {
  storage.setItem(place, `${look.theme} ${look.language}`);
}
