function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const claims = {
  email: 'person@example.com',
  exp: 4_102_444_800,
  'https://api.openai.com/auth': { chatgpt_account_id: 'acct-1', chatgpt_plan_type: 'plus', chatgpt_user_id: 'u-1' },
};

/** Of a login with ChatGPT, made by hand: the form Codex writes, unsigned, so nobody accepts it. */
export const chatGptToken = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.x`;

/** The auth.json of that login. It was refreshed in a year in which Codex finds it fresh. */
export const chatGptLogin = JSON.stringify({
  auth_mode: 'chatgpt',
  OPENAI_API_KEY: null,
  tokens: { id_token: chatGptToken, access_token: chatGptToken, refresh_token: 'refresh-1', account_id: 'acct-1' },
  last_refresh: '2099-01-01T00:00:00Z',
});
