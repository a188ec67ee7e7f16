import { problemOf, sentence } from '../../../shared/messages/words.ts';
import type { Edit } from '../../documents/edit.ts';
import type { Installation, Legacy, LiveDocument } from '../client.ts';
import { packages } from './entry.ts';
import { ignoredSettings, misplacedOptions } from './ignored.ts';
import { knownSettings } from './known-settings.ts';
import { isOwnId } from './own-id.ts';
import { isOlder, placeOf } from './place.ts';
import { refusedContent } from './refused.ts';
import { settingsOf, splitModel } from './settings.ts';

/** Content that stops OpenCode or that it silently ignores, each with its repair where there is one. */
export function legacyContent(documents: readonly LiveDocument[], installation: Installation): readonly Legacy[] {
  return documents.flatMap((live) => [
    ...misplacedBaseUrls(live, installation),
    ...chatUnderOpenai(live, installation),
    ...misplacedOptions(live, installation),
    ...unknownSettings(live, installation),
    ...ignoredSettings(live, installation),
    ...refusedContent(live, installation.environment),
  ]);
}

/** `provider.<id>.baseURL` instead of `options.baseURL`: ignored since some 1.x, refused by 1.2.27 and older. */
function misplacedBaseUrls(live: LiveDocument, { product, version }: Installation): readonly Legacy[] {
  const entries = Object.entries(settingsOf(live.document).provider ?? {});
  const isFatal = product === 'v1' && isOlder(version, [1, 2, 28]);
  return entries.flatMap(([id, entry]): readonly Legacy[] => {
    if (entry.baseURL === undefined || isOwnId(id)) return [];
    const wrong = ['provider', id, 'baseURL'];
    const right = ['provider', id, 'options', 'baseURL'];
    const edits: readonly Edit[] = [
      ...(entry.options?.baseURL === undefined ? [{ kind: 'set', path: right, value: entry.baseURL } as const] : []),
      { kind: 'remove', path: wrong },
    ];
    return [
      {
        problem: {
          ...problemOf(isFatal ? 'opencode.base-url-refused' : 'opencode.base-url-ignored', { id }),
          ...placeOf(live, wrong),
        },
        isFatal,
        repair: {
          title: sentence('repairs.opencode.base-url', { id }),
          files: [{ kind: 'edits', document: live, edits }],
        },
      },
    ];
  });
}

/** With a stored OpenAI key OpenCode 1 calls the Responses API of a package that has none: `Z.responses is not a function`. */
function chatUnderOpenai(live: LiveDocument, { product }: Installation): readonly Legacy[] {
  const { document } = live;
  const settings = settingsOf(document);
  const source = document?.sourceOf(['provider', 'openai']);
  if (product === 'v2' || settings.provider?.openai?.npm !== packages.chat || source === undefined) return [];
  const taken = new Set(Object.keys(settings.provider));
  const id = ['openai-chat', 'openai-chat-2', 'openai-chat-3'].find((candidate) => !taken.has(candidate));
  if (id === undefined) return [];
  const rename = (key: 'model' | 'small_model'): readonly Edit[] => {
    const { provider, model } = splitModel(settings[key] ?? '');
    return provider === 'openai' ? [{ kind: 'set', path: [key], value: `${id}/${model}` }] : [];
  };
  const edits: readonly Edit[] = [
    ...rename('model'),
    ...rename('small_model'),
    { kind: 'remove', path: ['provider', 'openai'] },
    { kind: 'set-source', path: ['provider', id], source },
  ];
  return [
    {
      problem: {
        ...problemOf('opencode.chat-under-openai', { package: packages.chat, id }),
        ...placeOf(live, ['provider', 'openai', 'npm']),
      },
      isFatal: true,
      repair: {
        title: sentence('repairs.opencode.rename-openai', { id }),
        files: [{ kind: 'edits', document: live, edits }],
      },
    },
  ];
}

/** Measured: refused up to 1.18.13, ignored from 1.18.17 on. It may belong to OpenCode 2, so taking it out is not offered. */
function unknownSettings(live: LiveDocument, { product, version }: Installation): readonly Legacy[] {
  if (product !== 'v1' || !isOlder(version, [1, 18, 17])) return [];
  return Object.keys(live.document?.value ?? {})
    .filter((key) => !knownSettings.has(key))
    .map((key) => ({
      problem: {
        ...problemOf('opencode.setting-unknown', { version: version ?? '', key }),
        ...placeOf(live, [key]),
      },
      isFatal: true,
    }));
}
