import { problemOf, sentence } from '../../../../shared/messages/words.ts';
import type { Document } from '../../../documents/edit.ts';
import { builtInIds, entriesOf, textAt } from '../config.ts';
import { isOpenAiHost } from '../login-exposure.ts';
import { remove } from '../own-entry.ts';
import type { MeantChoice } from './meant-choice.ts';
import type { Obstacle } from './obstacle.ts';

/** Top-level settings that Codex refuses, or that lead its login elsewhere. */
export function settingObstacles(
  document: Document,
  knownIds: ReadonlySet<string>,
  meant: (profile: string) => MeantChoice | undefined,
): readonly Obstacle[] {
  return [
    ...profileSelector(document, meant),
    ...undefinedProvider(document, knownIds),
    ...untrustedApproval(document),
    ...openAiBaseUrl(document),
  ];
}

/** Where it is known what the profile chooses, that is what its owner wanted of a Codex without `--profile`. */
function profileSelector(document: Document, meant: (profile: string) => MeantChoice | undefined): readonly Obstacle[] {
  const profile = textAt(document, ['profile']);
  if (profile === undefined) return [];
  const choice = meant(profile);
  return [
    {
      problem: (file) => problemOf('codex.profile-selected', { file, profile }),
      path: ['profile'],
      isFatal: true,
      repair: {
        title: choice
          ? sentence('repairs.codex.meant-choice', { profile, choice: choice.words, setting: 'profile' })
          : sentence('repairs.codex.remove-profile'),
        edits: [...(choice?.edits ?? []), remove(['profile'])],
      },
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
      problem: (file) => problemOf('codex.provider-undefined', { file, id }),
      path: ['model_provider'],
      isFatal: true,
      repair: {
        title: sentence('repairs.codex.remove-provider'),
        edits: [remove(['model_provider'])],
      },
    },
  ];
}

function untrustedApproval(document: Document): readonly Obstacle[] {
  if (textAt(document, ['approval_policy']) !== 'untrusted') return [];
  return [
    {
      problem: (file) => problemOf('codex.approval-untrusted', { file }),
      path: ['approval_policy'],
      isFatal: true,
      repair: {
        title: sentence('repairs.codex.remove-approval'),
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
      problem: (file) => problemOf('codex.login-moved', { file, url }),
      path: ['openai_base_url'],
      isFatal: false,
      repair: {
        title: sentence('repairs.codex.remove-base-url'),
        edits: [remove(['openai_base_url'])],
      },
    },
  ];
}
