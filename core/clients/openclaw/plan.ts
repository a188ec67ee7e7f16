import { assertNever } from '../../../shared/assert-never.ts';
import type { ClientPlan, LiveState, Target } from '../client.ts';
import { assertReadable, removal, toChanges, toFiles } from './change.ts';
import { modelPath, planAdmission, planChoice } from './choice.ts';
import { type Config, toConfig } from './config.ts';
import { assertEffective, toEffective } from './effective.ts';
import { apiKeyOf, headersOf, planEntry, planSecretSource, providersPath } from './entry.ts';
import { isOurId, openclawIdOf, ownerOf, splitRef } from './ids.ts';
import { missingSecretNotes } from './missing-secrets.ts';
import { providerNotes } from './notes.ts';
import { planOfficial } from './official.ts';
import { elsewhereNotes } from './pins.ts';
import { toRecord } from './record.ts';
import { findRefs, renameRef } from './refs.ts';
import { toSecret } from './secret.ts';

type ProviderTarget = Target & { kind: 'provider' };

/** Edits that make `target` the choice. Throws AppError where a file is broken or OpenClaw can't use the target. */
export function planOpenClaw(state: LiveState, target: Target): ClientPlan {
  assertReadable(state);
  const plan = planTarget(state, target);
  const after = toEffective(state, plan.files);
  return {
    ...plan,
    notes: [...plan.notes, ...missingSecretNotes(state, after), ...elsewhereNotes(state, target, after)],
  };
}

function planTarget(state: LiveState, target: Target): ClientPlan {
  switch (target.kind) {
    case 'provider':
      return planProvider(state, target);
    case 'official':
      return planOfficial(state, target);
    default:
      return assertNever(target);
  }
}

function planProvider(state: LiveState, target: ProviderTarget): ClientPlan {
  const config = toConfig(state);
  const { provider, model, generation } = target;
  const id = openclawIdOf(provider.id, generation);
  const ref = `${id}/${model}`;
  const secret = toSecret(state.installation.environment, target.key);
  const former = formerIds(config, provider.id, id);
  const renamed = (old: string): string => {
    const parts = splitRef(old);
    return parts && former.includes(parts.provider) ? `${id}/${parts.model}` : old;
  };
  const fallbacks = provider.options.openclaw?.fallbacks;
  const edits = [
    ...planEntry(config, id, target, secret),
    ...planSecretSource(provider.id, secret),
    ...planChoice(config, ref, fallbacks),
  ];
  const files = toFiles(state, [
    ...planAdmission(config, { id, ref, renamed }),
    ...findRefs(config, (name) => former.includes(name)).flatMap((found) => renameRef(found, id)),
    ...former.flatMap((name) => removal(config, [...providersPath, name])),
    ...edits.flatMap((edit) => toChanges(config, edit)),
  ]);
  const primary = typeof config.get(modelPath) === 'string' && !fallbacks?.length ? [] : ['primary'];
  assertEffective(toEffective(state, files), [
    { path: [...modelPath, ...primary], value: ref },
    { path: [...providersPath, id, 'baseUrl'], value: target.baseUrl },
    { path: [...providersPath, id, 'apiKey'], value: apiKeyOf(config, target, secret) },
    ...(provider.keyIn ? [{ path: [...providersPath, id, 'headers'], value: headersOf(provider, secret) }] : []),
    ...(fallbacks?.length ? [{ path: [...modelPath, 'fallbacks'], value: fallbacks }] : []),
  ]);
  return { files, notes: providerNotes(state, config, target, former) };
}

/** Our ids of the same provider from before its key was replaced. */
function formerIds(config: Config, provider: string, id: string): readonly string[] {
  return Object.keys(toRecord(config.get(providersPath))).filter(
    (name) => name !== id && isOurId(name) && ownerOf(name) === provider,
  );
}
