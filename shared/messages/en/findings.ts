/** What a connection test saw: a word for the row, a sentence with the way out, what would mend it. */
export const findings = {
  'findings.short.good': 'works',
  'findings.short.unproved': 'answers',
  'findings.short.key-refused': 'key refused',
  'findings.short.key-missing': 'key missing',
  'findings.short.key-moved': 'key for another address',
  'findings.short.keychain': 'no keychain',
  'findings.short.forbidden': 'not allowed',
  'findings.short.no-credit': 'no credit',
  'findings.short.rate-limited': 'too many requests',
  'findings.short.not-an-api': 'not an API',
  'findings.short.wrong-path': 'wrong address',
  'findings.short.server-error': 'server error',
  'findings.short.unreachable': 'unreachable',
  'findings.short.timeout': 'no answer in time',
  'findings.short.redirected': 'redirected',
  'findings.short.certificate': 'bad certificate',
  'findings.short.model-unlisted': 'model not in its list',
  'findings.short.model-refused': 'model refused',
  'findings.short.question-refused': 'request refused',
  'findings.short.wrong-format': 'other API format',
  'findings.short.not-streamed': 'no stream',
  'findings.short.stream-cut': 'answer cut off',
  'findings.short.tools-refused': 'no tools',
  'findings.short.tool-kinds-refused': 'refuses its tools',
  'findings.short.tools-unused': 'calls no tools',
  'findings.short.tool-result-refused': 'takes no tool result',
  'findings.short.client-failed': 'client failed',
  'findings.short.client-silent': 'client said nothing',
  'findings.short.guarded': 'wants a browser',
  'findings.short.password-wanted': 'wants a password',
  'findings.short.login-page': 'login page',
  'findings.short.cancelled': 'cancelled',
  'findings.long.good': '{name} answers and lets you in.',
  'findings.long.unproved':
    '{name} answers, but the answer does not tell whether it takes the key. The first question to a model will.',
  'findings.long.key-refused': '{name} refused the key ({status}). Enter it again, or open the key page.',
  'findings.long.key-missing': '{name} wants a key, and there is none here. Enter it.',
  'findings.long.key-moved':
    'The key of {name} was entered for another address, so {host} did not get it. Enter it again for this one.',
  'findings.long.keychain': 'The keychain did not give the key of {name}. Unlock it, then test again.',
  'findings.long.forbidden': '{name} does not allow this ({status}). Check what the key may do, and from where.',
  'findings.long.no-credit': 'The account at {name} has no credit left ({status}). Add some there, then test again.',
  'findings.long.rate-limited': '{name} takes no more requests for now ({status}). Wait a minute, then test again.',
  'findings.long.not-an-api': '{host} answered, but not like an API. Check the base URL.',
  'findings.long.wrong-path': '{host} has nothing at this address. Check the path of the base URL.',
  'findings.long.server-error': '{name} has trouble of its own ({status}). Test again later, or use another provider.',
  'findings.long.unreachable': '{host} could not be reached. Check the base URL and your network.',
  'findings.long.timeout': '{host} did not answer in time. Test again, or use another provider.',
  'findings.long.redirected':
    '{host} sends elsewhere ({status}), and the key does not go along. If you trust the new address, make it the base URL.',
  'findings.long.certificate':
    'The certificate of {host} can’t be trusted, so nothing was sent. Check the address, and the clock of this computer.',
  'findings.long.model-unlisted':
    '{name} answers as {model}, but does not list this model. A name of its list is safer.',
  'findings.long.model-refused': '{name} does not answer with the model {model} ({status}). Choose another model.',
  'findings.long.question-refused': '{name} refuses what the client asks ({status}). What it said tells why.',
  'findings.long.wrong-format': '{host} does not speak this API format. Choose the format that it speaks.',
  'findings.long.not-streamed':
    '{name} answers in one piece, but coding clients need a stream. Use another model or provider.',
  'findings.long.stream-cut': '{name} broke its answer off, or said nothing. Test again, or use another model.',
  'findings.long.tools-refused':
    '{model} at {name} answers, but takes no tools, and coding clients can’t work without them. Choose another model.',
  'findings.long.tool-kinds-refused':
    '{name} takes plain tools, but refuses a kind that this client always sends. Use it with another client.',
  'findings.long.tools-unused':
    '{model} answered in words where it was told to call a tool. It may do little in a coding client.',
  'findings.long.tool-result-refused':
    '{model} at {name} calls a tool, but its result is not taken. Choose another model.',
  'findings.long.client-failed': 'The client itself was asked, and failed. What it said tells why.',
  'findings.long.client-silent':
    'The client itself was asked, and ended without an answer. Ask it once by hand to see more.',
  'findings.long.guarded':
    'A guard in front of {host} lets browsers in only ({status}). Ask its owner to let clients in.',
  'findings.long.password-wanted':
    'A gateway in front of {host} wants a user and a password ({status}), so the key was not looked at. Give them as a header, or use another address.',
  'findings.long.login-page':
    '{host} leads to a page where people log in ({status}), not to an API. Check the base URL.',
  'findings.long.cancelled': 'The test was cancelled before it saw anything. Test again.',
  'levels.reach': 'reach',
  'levels.key': 'key',
  'levels.model': 'model',
  'levels.format': 'API format',
  'levels.tools': 'tools',
  'levels.client': 'the client itself',
  'findings.unfit': '{client} speaks {needed}, and {name} has no address for that.',
} as const;
