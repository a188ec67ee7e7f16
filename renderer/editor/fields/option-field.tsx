import { useId } from 'react';
import type { ClientOption } from '../../../shared/client-facts.ts';
import type { ClientId, KnownOption } from '../../../shared/client-id.ts';
import { useT } from '../../state/app-context.tsx';
import { useEditor } from '../editor-context.tsx';
import { textOf, withText } from '../form/option-texts.ts';
import { EditorField } from './editor-field.tsx';

interface OptionFieldProps {
  readonly client: ClientId;
  readonly option: KnownOption;
}

/** How many characters may be typed: of a list, all entries with what is between them. */
function longestOf({ kind, longest, most = 1 }: ClientOption): number {
  return kind === 'list' ? most * (longest + 2) : longest;
}

/** One option that only this client knows, as its facts declare it. */
export function OptionField({ client, option }: OptionFieldProps) {
  const t = useT();
  const offersId = useId();
  const { state, dispatch } = useEditor();
  const { name } = option;
  const { offers, between }: ClientOption = option;
  const help = option.kind === 'list' ? { help: t(`editor.${option.name}-help`) } : {};
  const common = {
    name: `${client}.${name}`,
    spellCheck: false,
    'data-look': 'code',
    value: textOf(state.form.options, client, name),
    onChange: (event: { readonly target: { readonly value: string } }) =>
      dispatch({
        kind: 'set',
        field: 'options',
        change: { options: withText(state.form.options, client, name, event.target.value) },
      }),
  } as const;
  return (
    <EditorField name="options" label={t(`editor.${name}`)} {...help}>
      {(about) =>
        between === '\n' ? (
          <textarea {...about} {...common} rows={2} />
        ) : (
          <>
            <input
              {...about}
              {...common}
              {...(offers && { list: offersId })}
              autoComplete="off"
              maxLength={longestOf(option)}
            />
            {offers && (
              <datalist id={offersId}>
                {offers.map((offer) => (
                  <option key={offer} value={offer} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </EditorField>
  );
}
