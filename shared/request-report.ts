import { keyPlaceholder, type LoggedExchange, type LoggedTest } from './request-log.ts';

/** One word of a POSIX shell. What holds the placeholder is left open to it; all else is taken as it stands. */
function quoted(text: string): string {
  const literal = (part: string) => (part === '' ? '' : `'${part.replaceAll("'", "'\\''")}'`);
  return text.split(keyPlaceholder).map(literal).join(`"${keyPlaceholder}"`) || "''";
}

/** The question as a command: with the key in the variable `API_KEY` it asks the same again. */
export function toCurl({ method, url, headers, body }: LoggedExchange): string {
  const lines = [
    `curl -sS -X ${method} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(body)}`]),
  ];
  return lines.join(' \\\n  ');
}

/** "200 · 34 ms · application/json", or that nobody answered. */
export function answerLine({ status, ms, type }: LoggedExchange): string {
  const parts = [status ?? 'no answer', ms === undefined ? undefined : `${ms} ms`, type === '' ? undefined : type];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** What a bug report needs, in English, because others read it: no key, no path of this computer. */
export function toReport(test: LoggedTest, app: { readonly version: string; readonly platform: string }): string {
  const head = [
    `Switchyard ${app.version} on ${app.platform}`,
    `Test of ${test.provider}, ${test.at}: ${test.kind}`,
    `The key stands as ${keyPlaceholder}.`,
  ];
  const exchanges = test.exchanges.map((one, index) =>
    [`${index + 1}. ${one.method} ${one.url}`, toCurl(one), `-> ${answerLine(one)}`, one.said]
      .filter(Boolean)
      .join('\n'),
  );
  return `${[head.join('\n'), ...exchanges].join('\n\n')}\n`;
}
