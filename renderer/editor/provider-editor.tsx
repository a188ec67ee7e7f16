import { useState } from 'react';
import type { Preset } from '../../shared/preset.ts';
import { toDraft } from '../../shared/provider-draft.ts';
import { useApp } from '../state/app-context.tsx';
import { EditorSheet } from './editor-sheet.tsx';
import { emptyForm, type Form, toForm, toFormOfPreset } from './form/form.ts';
import { PresetGallery } from './presets/preset-gallery.tsx';
import { usePresets } from './presets/use-presets.ts';

interface ProviderEditorProps {
  /** The provider to edit; missing for a new one. */
  readonly provider?: string;
  /** Where a new one starts. */
  readonly preset?: string;
  /** An address of one's own to start with. */
  readonly address?: string;
}

interface Start {
  readonly form: Form;
  readonly preset?: Preset;
}

/** Where a new provider starts without a preset: with the wire that most speak, unless the client can't. */
function toFormOfAddress(address: string, speaksChat: boolean): Form {
  const wire = speaksChat ? 'chat' : 'responses';
  return { ...emptyForm, wire, endpoints: address === '' ? {} : { [wire]: address } };
}

/** The sheet in which a provider is made or changed. A new one is looked for in the list of known ones first. */
export function ProviderEditor({ provider, preset, address }: ProviderEditorProps) {
  const presets = usePresets();
  const found = useApp((state) => state.providers?.find((one) => one.provider.id === provider));
  // One that is deleted elsewhere meanwhile stays open: what was typed is not lost, and saving says what happened.
  const [stored, setStored] = useState(found);
  if (found && found !== stored) setStored(found);
  const speaksChat = useApp(
    (state) => state.clients?.find(({ client }) => client === state.screen)?.wires.includes('chat') ?? true,
  );
  const [picked, setPicked] = useState<Start | null>(null);
  if (presets === null) return null;
  const start = (): Start | null => {
    const known = presets.find(({ id }) => id === (stored?.provider.preset ?? preset));
    if (stored) return { form: toForm(toDraft(stored.provider)), ...(known && { preset: known }) };
    if (known) return { form: toFormOfPreset(known), preset: known };
    return address === undefined ? null : { form: toFormOfAddress(address, speaksChat) };
  };
  const chosen = picked ?? start();
  if (!chosen)
    return (
      <PresetGallery
        presets={presets}
        onPick={(one) => setPicked({ form: toFormOfPreset(one), preset: one })}
        onAddress={(text) => setPicked({ form: toFormOfAddress(text, speaksChat) })}
      />
    );
  return (
    <EditorSheet
      form={chosen.form}
      isTyped={!stored && !chosen.preset && Object.keys(chosen.form.endpoints).length > 0}
      {...(stored && { stored })}
      {...(chosen.preset && { preset: chosen.preset })}
    />
  );
}
