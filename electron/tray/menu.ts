import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/language.ts';
import type { Translate } from '../../shared/messages/catalogue.ts';
import type { ClientView, HistoryView, ProviderView } from '../../shared/views.ts';
import { ageOf } from './age.ts';
import { causeOf, failuresOf, isCurrent } from './failures.ts';
import { freshMs, type TrayAct, type TrayState } from './tray-state.ts';

/** An item of a menu, its click being data: the same state always gives the same menu. */
export type TrayItem = Pick<MenuItemConstructorOptions, 'label' | 'type' | 'checked' | 'enabled'> & {
  readonly act?: TrayAct;
  readonly submenu?: readonly TrayItem[];
};

export interface Words {
  readonly t: Translate;
  readonly language: Language;
}

type TrayPart = Pick<TrayState, 'clients' | 'history' | 'now'>;

/** Providers of a group; the rest is under "More" (checklist T5). */
const mostOfGroup = 9;
const longest = 48;

/** The whole menu. Groups are kept apart by separators: Electron makes one radio group of all that stands between two. */
export function menuOf(state: TrayState, words: Words): readonly TrayItem[] {
  const { t } = words;
  const [failure] = failuresOf(state, t);
  const head: TrayItem[] = [
    ...(failure === undefined ? [] : [{ label: shown(`⚠ ${failure}`, 90), act: { kind: 'open' } as const }]),
    ...undoOf(state, t),
  ];
  const isTesting = state.providers.some((provider) => provider.isTesting);
  const groups = [head, ...state.clients.map((client) => groupOf(client, state, words))].filter(
    (group) => group.length > 0,
  );
  return [
    ...groups.flatMap((group) => [...group, { type: 'separator' } as const]),
    { label: t('tray.open'), act: { kind: 'open' } },
    {
      label: t(isTesting ? 'tray.testing' : 'clients.test-all'),
      enabled: !isTesting && state.providers.length > 0,
      act: { kind: 'test-all' },
    },
    { type: 'separator' },
    { label: t('tray.quit'), act: { kind: 'quit' } },
  ];
}

/** The last act, for ten minutes, if it was a switch, or the redo of one, that an undo would take back now (checklist T4). */
export function undoableOf({ clients, history, now }: TrayPart): HistoryView | undefined {
  const last = history[0];
  if (!last || now - Date.parse(last.at) >= freshMs) return undefined;
  const isSwitch = (last.kind === 'use' || last.kind === 'redo') && last.choice !== undefined;
  const next = clients.find(({ client }) => client === last.client)?.undo;
  return isSwitch && next === last.id ? last : undefined;
}

function undoOf(state: TrayState, t: Translate): readonly TrayItem[] {
  const last = undoableOf(state);
  if (!last) return [];
  const client = state.clients.find((one) => one.client === last.client)?.name ?? last.client;
  const provider = choiceName(last.choice, state, t);
  const label = shown(t('tray.undo-use', { client, provider }), 90);
  return [{ label, act: { kind: 'undo', client: last.client, receipt: last.id } }];
}

function choiceName(choice: string | undefined, { providers }: TrayState, t: Translate): string {
  if (choice === 'official') return t('clients.official');
  return providers.find(({ provider }) => provider.id === choice)?.provider.name ?? choice ?? '';
}

function groupOf(client: ClientView, state: TrayState, words: Words): readonly TrayItem[] {
  const { t } = words;
  if (!client.isFound) return [title(t('tray.group-missing', { client: client.name }))];
  if (client.problem) return [title(t('tray.group-unknown', { client: client.name }))];
  const rows = state.providers.filter(({ provider }) => client.wires.some((wire) => provider.endpoints[wire]));
  const sorted = inOrder(rows, client);
  const toItem = (row: ProviderView) => providerItem(row, client, state, words);
  const rest = sorted.slice(mostOfGroup);
  return [
    title(t('tray.group', { client: client.name, provider: currentName(client, state, t) })),
    ...outsideItem(client, state, t),
    { ...choice(client, 'official'), label: shown(t('clients.official')), checked: client.current.kind === 'official' },
    ...sorted.slice(0, mostOfGroup).map((row) => ({ ...toItem(row), type: 'radio' as const })),
    // Plain items: of radio items without a checked one Electron would check the first by itself.
    ...(rest.length === 0 ? [] : [{ label: t('tray.more'), submenu: rest.map(toPlain(toItem)) }]),
  ];
}

function toPlain(toItem: (row: ProviderView) => TrayItem): (row: ProviderView) => TrayItem {
  return (row) => {
    const { label = '', act } = toItem(row);
    return { label, ...(act && { act }) };
  };
}

function title(label: string): TrayItem {
  return { label: shown(label), enabled: false };
}

function choice({ client }: ClientView, id: string): TrayItem {
  return { type: 'radio', act: { kind: 'use', client, choice: id } };
}

/** In the user's own order, failures last (checklist T2); the current one always stays where it can be seen. */
function inOrder(rows: readonly ProviderView[], client: ClientView): readonly ProviderView[] {
  const sorted = [...rows.filter((row) => !causeOf(row)), ...rows.filter(causeOf)];
  const at = sorted.findIndex(({ provider }) => isCurrent(client, provider.id));
  const current = sorted[at];
  if (!current || at < mostOfGroup) return sorted;
  const others = sorted.filter((row) => row !== current);
  return [...others.slice(0, mostOfGroup - 1), current, ...others.slice(mostOfGroup - 1)];
}

function currentName(client: ClientView, state: TrayState, t: Translate): string {
  const { current } = client;
  switch (current.kind) {
    case 'official':
      return t('clients.official');
    case 'ours':
      return choiceName(current.provider, state, t) || (current.name ?? '');
    case 'foreign':
      return t('tray.elsewhere', { provider: current.name ?? current.provider ?? current.baseUrl ?? '?' });
    case 'unset':
      return t('tray.its-default');
  }
}

/**
 * What the client uses when none of the choices below is it. Without a checked item Electron would check the first one of
 * the group by itself, and the menu would lie.
 */
function outsideItem(client: ClientView, state: TrayState, t: Translate): readonly TrayItem[] {
  const { kind } = client.current;
  const isListed = state.providers.some(({ provider }) => isCurrent(client, provider.id));
  if (kind === 'official' || (kind === 'ours' && isListed)) return [];
  return [{ type: 'radio', label: shown(currentName(client, state, t)), checked: true, enabled: false }];
}

function providerItem(row: ProviderView, client: ClientView, state: TrayState, words: Words): TrayItem {
  const { id, name } = row.provider;
  return {
    ...choice(client, id),
    label: `${shown(name)}${evidence(row, state, words)}`,
    checked: isCurrent(client, id),
  };
}

/** Behind the name: how fast it was and when, or why it can't be used. What was measured says its age. */
function evidence(row: ProviderView, { now }: TrayState, { t, language }: Words): string {
  const { test } = row;
  const cause = causeOf(row);
  const age = test && ageOf(test.at, now, language);
  if (cause) {
    const words = t(`findings.short.${cause}`);
    return `   ✕ ${cause === test?.kind && age ? t('tray.failed-when', { cause: words, age }) : words}`;
  }
  if (!age || test.ms === undefined || test.kind === 'cancelled') return '';
  return `   ${t('tray.latency', { ms: Math.round(test.ms), age })}`;
}

/**
 * A text as a label: `&` would underline the letter after it. Underscores are left alone, because Electron itself doubles
 * them where a desktop takes them for the same.
 */
export function shown(text: string, most = longest): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const letters = [...line];
  const cut = letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line;
  return cut.replaceAll('&', '&&');
}
