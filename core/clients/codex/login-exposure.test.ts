import { expect, it } from 'vitest';
import { isOpenAiHost, sendsLogin } from './login-exposure.ts';

const own = [
  'https://openai.com',
  'https://api.openai.com/v1',
  'https://us.api.openai.com/v1',
  'https://chatgpt.com/backend-api/codex',
  'https://API.OpenAI.com:443/v1',
];

/** Each could be read as OpenAI's by whoever compares texts instead of schemes and hosts. */
const others = [
  'http://openai.com',
  'http://api.openai.com/v1',
  'http://chatgpt.com/backend-api/codex',
  'ftp://openai.com',
  'wss://api.openai.com/v1',
  'https://openai.com.evil.example',
  'https://notopenai.com',
  'https://evil.example/openai.com',
  'https://evil.example/?https://openai.com',
  'https://openai.com@evil.example/v1',
  'https://openai.com%2eevil.example',
  'https://openai.com.',
  'openai.com',
  '//openai.com',
  '',
];

it.each([...own.map((url) => [url, true] as const), ...others.map((url) => [url, false] as const)])(
  'S10 the ChatGPT login may go to "%s": %s',
  (url, isOwn) => {
    expect(isOpenAiHost(url)).toBe(isOwn);
    expect(sendsLogin({ requires_openai_auth: true, base_url: url })).toBe(!isOwn);
  },
);
