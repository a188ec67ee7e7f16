import { sentence } from '../../../../shared/messages/words.ts';
import type { Path } from '../../../documents/edit.ts';
import type { LiveDocument, LiveState, Note, Pin, Target } from '../../client.ts';
import { type Choice, pinNotes, shadowsBesidePins, shadowWords, unsetVariable } from '../../pins.ts';
import type { ProxyHabits } from '../../proxy.ts';
import { ownIdOf, ownLoginId, tableAt, textAt } from '../config.ts';
import { facts } from '../facts.ts';
import { isOpenAiHost } from '../login-exposure.ts';

/**
 * Settings that are made for one model and hold for every other one (`--strict-config` of 0.169.0 knows them). A switch
 * leaves them, except the effort where a provider sets one. A new one is a line here and its sample in `pins.test.ts`.
 */
export const modelSettings: readonly Path[] = [
  ['model_context_window'],
  ['model_auto_compact_token_limit'],
  ['model_catalog_json'],
  ['model_reasoning_effort'],
  ['plan_mode_reasoning_effort'],
  ['model_reasoning_summary'],
  ['model_verbosity'],
  ['service_tier'],
];

/** Settings that name one more model, which the chosen provider is asked for. */
export const modelNames: readonly Path[] = [
  ['review_model'],
  ['memories', 'extract_model'],
  ['memories', 'consolidation_model'],
];

/** Addresses of Codex's own login. */
export const loginAddresses: readonly Path[] = [['openai_base_url'], ['chatgpt_base_url']];

/** Measured on 0.169.0 with plain http: `*` excepts names, but no addresses. */
export const proxyHabits: ProxyHabits = { heedsAll: true, excepts: ['range'] };

const modelPath: Path = ['model'];

export function settingPins(live: LiveDocument): readonly Pin[] {
  return [
    ...modelSettings.flatMap((setting) => modelPin(live, setting)),
    ...modelNames.flatMap((setting) => modelPin(live, setting, textAt(live.document, setting))),
    ...loginAddresses.flatMap((setting) => loginPin(live, setting)),
  ];
}

/** A setting beside the model; `names` is the model that it names itself. */
function modelPin({ file, document }: LiveDocument, setting: Path, names?: string): readonly Pin[] {
  const source = document?.sourceOf(setting);
  if (source === undefined) return [];
  const name = setting.join('.');
  const words =
    names === undefined
      ? {
          message: sentence('shadows.codex.model-settings.cause', { file: file.path, pins: [name] }),
          fix: sentence('shadows.codex.model-settings.fix'),
        }
      : {
          message: sentence('shadows.codex.model-names.cause', { file: file.path, pins: [`${name} (${names})`] }),
          fix: sentence('shadows.codex.model-names.fix'),
        };
  return [
    {
      kind: 'setting',
      source: file.path,
      ...words,
      against: {
        kind: 'former-model',
        model: textAt(document, modelPath) ?? null,
        file: file.path,
        path: modelPath,
        setting: { path: setting, source },
        ...(names !== undefined && { names }),
      },
      note: names === undefined ? 'info' : 'warning',
    },
  ];
}

/** Where the login goes, by the host. The status says it of `openai_base_url` with its repair. */
function loginPin({ file, document }: LiveDocument, setting: Path): readonly Pin[] {
  const url = textAt(document, setting);
  if (url === undefined || isOpenAiHost(url)) return [];
  const values = { file: file.path, setting: setting.join('.'), host: URL.canParse(url) ? new URL(url).host : url };
  return [
    {
      kind: 'setting',
      source: file.path,
      message: sentence('shadows.codex.login-address.cause', values),
      fix: sentence('shadows.codex.login-address.fix', { setting: values.setting }),
      against: { kind: 'own-login' },
      note: 'warning',
      ...(setting[0] === 'openai_base_url' && { isOfSwitch: true as const }),
    },
  ];
}

/** What config.toml chooses, in the words that pins are compared with. */
export function currentChoiceOf({ document }: LiveDocument): Choice {
  const id = textAt(document, ['model_provider']) ?? ownLoginId;
  const model = textAt(document, modelPath) ?? null;
  if (id === ownLoginId) return { id, isOwnLogin: true, model };
  const { base_url: baseUrl, env_key: variable } = tableAt(document, ['model_providers', id]);
  return {
    id,
    model,
    ...(typeof baseUrl === 'string' && { baseUrl }),
    ...(typeof variable === 'string' && variable !== '' && { variable }),
  };
}

/** What a switch leaves as it is and what outranks its choice; `model` is the one that a way back leaves. */
export function elsewhereNotes(state: LiveState, target: Target, model: string | null): readonly Note[] {
  const choice = choiceOf(target, model);
  const { pins = [] } = state;
  const setsEffort = target.kind === 'provider' && target.provider.options.codex?.effort !== undefined;
  const kept = pins.filter((pin) => !(setsEffort && isOfEffort(pin)));
  return [
    ...shadowNotes(state, target),
    ...pinNotes(kept, choice),
    ...unsetVariable(state, facts.name, choice).map((one): Note => ({ kind: 'warning', message: shadowWords(one) })),
  ];
}

function isOfEffort({ against }: Pin): boolean {
  return against.kind === 'former-model' && against.setting.path.join('.') === 'model_reasoning_effort';
}

function choiceOf(target: Target, model: string | null): Choice {
  const { original = [] } = target;
  if (target.kind === 'official') return { id: ownLoginId, isOwnLogin: true, model, original };
  const { baseUrl, key, profile } = target;
  return {
    id: ownIdOf(profile),
    baseUrl,
    model,
    original,
    ...(key.kind === 'env' && { variable: key.name }),
  };
}

/** A profile outranks what others choose, so for a switch of one nothing of the main file does. */
function shadowNotes(state: LiveState, target: Target): readonly Note[] {
  if (target.kind === 'provider' && target.profile !== undefined) return [];
  return shadowsBesidePins(state)
    .filter(
      ({ kind, source }) =>
        kind !== 'variable-unset' && (target.kind === 'official' || source !== officialOnlyVariable),
    )
    .map((shadow) => ({ kind: shadow.kind === 'profile' ? 'info' : 'warning', message: shadowWords(shadow) }));
}

/** The one variable that outranks a login of Codex's own; entries of ours never see it. */
export const officialOnlyVariable = 'CODEX_API_KEY';
