import type { Table } from './config.ts';

/** Hosts to which Codex may send the ChatGPT login. Compared as hosts, so `openai.com.evil.example` is none. */
export function isOpenAiHost(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  return protocol === 'https:' && ['openai.com', 'chatgpt.com'].some((host) => `.${hostname}`.endsWith(`.${host}`));
}

/**
 * Codex sends the token of the ChatGPT login to an entry with `requires_openai_auth` that has no key of its own
 * (seen with 0.169.0).
 */
export function sendsLogin(table: Table): boolean {
  const { requires_openai_auth: isRequired, base_url: baseUrl, env_key: variable } = table;
  const hasOwnKey = typeof variable === 'string' || typeof table.experimental_bearer_token === 'string';
  return isRequired === true && !hasOwnKey && typeof baseUrl === 'string' && !isOpenAiHost(baseUrl);
}
