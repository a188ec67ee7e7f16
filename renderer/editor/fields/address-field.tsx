import { useRef } from 'react';
import type { Wire } from '../../../shared/provider.ts';
import { useT } from '../../state/app-context.tsx';
import { useEditor } from '../editor-context.tsx';
import { useMending } from '../form/use-mending.ts';
import { EditorField } from './editor-field.tsx';

/** The base URL of the chosen wire. A pasted endpoint is mended under the eye: never while somebody is still typing. */
export function AddressField() {
  const t = useT();
  const { state, preset } = useEditor();
  const { form, mended } = state;
  const input = useRef<HTMLInputElement>(null);
  const mending = useMending(input);
  const help = mended
    ? mended.map((change) => t('editor.mended', { change: t.say(change) })).join(' ')
    : preset?.kind === 'template' && t('editor.template-help');
  return (
    <EditorField name="baseUrl" label={t('editor.base-url')} help={help}>
      {(about) => (
        <input
          {...about}
          {...mending}
          ref={input}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={4000}
          placeholder="https://host/v1"
          data-look="code"
          value={form.endpoints[form.wire] ?? ''}
        />
      )}
    </EditorField>
  );
}

/** The base URL of another wire that the same provider speaks. */
export function OtherAddressField({ wire }: { readonly wire: Wire }) {
  const t = useT();
  const { state, dispatch } = useEditor();
  return (
    <EditorField name="baseUrl" label={t('editor.base-url-of', { wire })}>
      {(about) => (
        <input
          {...about}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={4000}
          data-look="code"
          value={state.form.endpoints[wire] ?? ''}
          onChange={(event) => dispatch({ kind: 'address', wire, text: event.target.value })}
        />
      )}
    </EditorField>
  );
}
