import type { Document } from '../../../documents/edit.ts';
import { builtInIds, entriesOf, textAt } from '../config.ts';
import { isOpenAiHost } from '../login-exposure.ts';
import { remove } from '../own-entry.ts';
import type { Obstacle } from './obstacle.ts';

/** Top-level settings that Codex refuses, or that lead its login elsewhere. */
export function settingObstacles(document: Document, knownIds: ReadonlySet<string>): readonly Obstacle[] {
  return [
    ...profileSelector(document),
    ...undefinedProvider(document, knownIds),
    ...untrustedApproval(document),
    ...openAiBaseUrl(document),
  ];
}

function profileSelector(document: Document): readonly Obstacle[] {
  const profile = textAt(document, ['profile']);
  if (profile === undefined) return [];
  return [
    {
      code: 'client-refuses',
      path: ['profile'],
      what: `holds profile = "${profile}", with which Codex does not start.`,
      fix: `Remove the line. Choose the profile at the start: codex --profile ${profile}`,
      isFatal: true,
      repair: { title: 'Remove the line "profile"', edits: [remove(['profile'])] },
    },
  ];
}

function undefinedProvider(document: Document, knownIds: ReadonlySet<string>): readonly Obstacle[] {
  const id = textAt(document, ['model_provider']);
  const isDefined = (wanted: string) =>
    builtInIds.includes(wanted) || knownIds.has(wanted) || entriesOf(document).some((entry) => entry.id === wanted);
  if (id === undefined || isDefined(id)) return [];
  return [
    {
      code: 'client-refuses',
      path: ['model_provider'],
      what: `selects model_provider = "${id}", which is defined nowhere: Codex does not start.`,
      fix: `Define [model_providers.${id}], or remove the line: Codex then uses its own login.`,
      isFatal: true,
      repair: {
        title: 'Remove the line "model_provider" (Codex then uses its own login)',
        edits: [remove(['model_provider'])],
      },
    },
  ];
}

function untrustedApproval(document: Document): readonly Obstacle[] {
  if (textAt(document, ['approval_policy']) !== 'untrusted') return [];
  return [
    {
      code: 'client-refuses',
      path: ['approval_policy'],
      what: 'holds approval_policy = "untrusted", with which Codex does not start.',
      fix: 'Remove the line, or set it to "on-request".',
      isFatal: true,
      repair: {
        title: 'Remove the line "approval_policy" (Codex then asks by its own default)',
        edits: [remove(['approval_policy'])],
      },
    },
  ];
}

function openAiBaseUrl(document: Document): readonly Obstacle[] {
  const url = textAt(document, ['openai_base_url']);
  if (url === undefined || isOpenAiHost(url)) return [];
  return [
    {
      code: 'login-exposed',
      path: ['openai_base_url'],
      what: `holds openai_base_url: with Codex's own login, the ChatGPT token or API key goes to ${url}.`,
      fix: 'Remove the line, and add that address as a provider with a key of its own.',
      isFatal: false,
      repair: {
        title: 'Remove the line "openai_base_url" (the own login then talks to OpenAI again)',
        edits: [remove(['openai_base_url'])],
      },
    },
  ];
}
