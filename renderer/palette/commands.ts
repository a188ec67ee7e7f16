import { clientIds, clientNames } from '../../shared/client-id.ts';
import { languageNames, languages } from '../../shared/language.ts';
import type { Translate } from '../../shared/messages/catalogue.ts';
import type { ClientView, SettingsView } from '../../shared/views.ts';
import { currentEntry } from '../clients/entries.ts';
import { fitOf } from '../clients/fit.ts';
import type { Store } from '../state/slices.ts';
import { type Screen, screens } from '../state/slices.ts';
import type { Findable } from './match.ts';

export interface Command extends Findable {
  readonly text: string;
  /** Beside the text, quieter: a host, a model. */
  readonly detail?: string;
  readonly icon: 'switch' | 'test' | 'edit' | 'add' | 'undo' | 'redo' | 'file' | 'go' | 'look' | 'keys';
  readonly isCurrent?: boolean;
  readonly run: (store: Store) => void;
}

type Wanted = Omit<Command, 'words'>;

/** What may be typed for a command: what it says, and its detail. */
function findable(command: Wanted): Command {
  return { ...command, words: `${command.text} ${command.detail ?? ''}`.toLowerCase() };
}

function switches({ clients, providers }: Store, t: Translate): readonly Wanted[] {
  return (clients ?? [])
    .filter(({ isFound }) => isFound)
    .flatMap((view) => [...providerSwitches(view, providers ?? [], t), officialSwitch(view, t)]);
}

function providerSwitches(
  view: ClientView,
  providers: NonNullable<Store['providers']>,
  t: Translate,
): readonly Wanted[] {
  const current = currentEntry(view);
  return providers
    .filter(({ provider }) => fitOf(view, provider).kind === 'fits')
    .map(({ provider: { id, name, model }, host }) => ({
      id: `use ${view.client} ${id}`,
      icon: 'switch',
      text: t('palette.switch', { client: view.name, provider: name }),
      detail: [model, host].filter((one) => one !== undefined).join(' · '),
      isCurrent: id === current,
      run: ({ use }) => void use({ client: view.client, choice: id }),
    }));
}

function officialSwitch(view: ClientView, t: Translate): Wanted {
  return {
    id: `use ${view.client} official`,
    icon: 'switch',
    text: t('palette.switch', { client: view.name, provider: t('clients.official') }),
    detail: t('clients.own-login'),
    isCurrent: currentEntry(view) === 'official',
    run: ({ use }) => void use({ client: view.client, choice: 'official' }),
  };
}

function ofProviders({ providers }: Store, t: Translate): readonly Wanted[] {
  return (providers ?? []).flatMap(({ provider: { id, name }, host }): readonly Wanted[] => [
    {
      id: `test ${id}`,
      icon: 'test',
      text: t('palette.test', { provider: name }),
      detail: host,
      run: ({ test }) => void test(id),
    },
    {
      id: `edit ${id}`,
      icon: 'edit',
      text: t('palette.edit', { provider: name }),
      detail: host,
      run: ({ open }) => open({ kind: 'editor', provider: id }),
    },
  ]);
}

/** One step back and one forward, where there is one. */
function steps({ clients }: Store, t: Translate): readonly Wanted[] {
  return (clients ?? []).flatMap((view) =>
    (['undo', 'redo'] as const).flatMap((step): readonly Wanted[] => {
      const { client, [step]: receipt } = view;
      if (receipt === undefined) return [];
      const text = t(`palette.${step}`, { client: clientNames[client] });
      return [{ id: `${step} ${client}`, icon: step, text, run: ({ undo }) => void undo(receipt) }];
    }),
  );
}

function ofClients({ about }: Store, t: Translate): readonly Wanted[] {
  return clientIds.flatMap((client): readonly Wanted[] => [
    ...(about?.canOpenFiles
      ? [
          {
            id: `file ${client}`,
            icon: 'file' as const,
            text: t('palette.open-file', { client: clientNames[client] }),
            run: ({ openFile }: Store) => void openFile(client),
          },
        ]
      : []),
  ]);
}

function nameOfRoom(screen: Screen, t: Translate): string {
  if (screen === 'activity') return t('common.activity');
  return screen === 'settings' ? t('common.settings') : clientNames[screen];
}

function general({ providers }: Store, t: Translate): readonly Wanted[] {
  const all = (providers ?? []).map(({ provider }) => provider.id);
  return [
    { id: 'add', icon: 'add', text: t('palette.add'), run: ({ open }) => open({ kind: 'editor' }) },
    { id: 'import', icon: 'add', text: t('palette.import'), run: ({ open }) => open({ kind: 'import' }) },
    { id: 'test-all', icon: 'test', text: t('palette.test-all'), run: ({ testAll }) => void testAll(all) },
    ...screens.map(
      (screen): Wanted => ({
        id: `go ${screen}`,
        icon: 'go',
        text: t('palette.go', { screen: nameOfRoom(screen, t) }),
        run: ({ goTo }) => goTo(screen),
      }),
    ),
    { id: 'keys', icon: 'keys', text: t('palette.keys'), run: ({ open }) => open({ kind: 'keys' }) },
  ];
}

const themes = ['light', 'dark', 'system'] as const;

function looks({ settings }: Store, t: Translate): readonly Wanted[] {
  const look = (id: string, text: string, isCurrent: boolean, wish: Partial<SettingsView>): Wanted => ({
    id,
    icon: 'look',
    text,
    isCurrent,
    run: ({ changeSettings }) => void changeSettings(wish),
  });
  return [
    ...themes.map((theme) => look(`theme ${theme}`, t(`palette.theme-${theme}`), settings?.theme === theme, { theme })),
    ...languages.map((language) =>
      look(
        `language ${language}`,
        t('palette.language', { language: languageNames[language] }),
        settings?.language === language,
        { language },
      ),
    ),
  ];
}

/** Everything that can be done. */
export function commandsOf(store: Store, t: Translate): readonly Command[] {
  return [
    ...switches(store, t),
    ...general(store, t),
    ...steps(store, t),
    ...ofClients(store, t),
    ...looks(store, t),
    ...ofProviders(store, t),
  ].map(findable);
}

/** More switches than that would hide what else there is. */
const switchesOffered = 8;

/** What is offered before anything is typed: what was done last, the first switches of this screen's client, the rest by kind. */
export function offeredOf(
  all: readonly Command[],
  { screen, recent }: Pick<Store, 'screen' | 'recent'>,
): readonly Command[] {
  const here = all.filter(({ id }) => id.startsWith(`use ${screen} `)).slice(0, switchesOffered);
  const offered = new Set([...recent, ...here.map(({ id }) => id)]);
  return all.filter(({ id }) => offered.has(id) || !/^(use|test|edit) /.test(id));
}
