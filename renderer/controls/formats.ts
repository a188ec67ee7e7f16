/*
 * Making a formatter costs a hundred times what using it does, and a list that scrolls uses many.
 */
const made = new Map<string, unknown>();

function kept<Format>(kind: string, language: string, make: () => Format): Format {
  const key = `${kind} ${language}`;
  const known = made.get(key);
  if (known !== undefined) return known as Format;
  const format = make();
  made.set(key, format);
  return format;
}

export const relativeTime = (language: string): Intl.RelativeTimeFormat =>
  kept('relative', language, () => new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }));

export const exactTime = (language: string): Intl.DateTimeFormat =>
  kept('exact', language, () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }));

/** "14:20", as the language writes it. */
export const timeOfDay = (language: string): Intl.DateTimeFormat =>
  kept('time', language, () => new Intl.DateTimeFormat(language, { timeStyle: 'short' }));

/** A length of time in whole units: "212 ms". */
export const lengthOfTime = (language: string, unit: 'millisecond' | 'second'): Intl.NumberFormat =>
  kept(
    unit,
    language,
    () => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }),
  );

/** "Codex, OpenCode or OpenClaw". */
export const anyOf = (language: string): Intl.ListFormat =>
  kept('any', language, () => new Intl.ListFormat(language, { type: 'disjunction' }));
