import type { clientWords as pattern } from '../en/client-words.ts';
import type { Area } from '../message.ts';

export const clientWords: Area<typeof pattern> = {
  'problems.client.unknown.cause': 'Il n’y a pas de client « {id} ».',
  'problems.client.unknown.fix': 'Indiquez l’un de ceux-ci : {clients}.',
  'notes.client.shadow': '{message} {fix}',
  'shadows.client.proxy.cause':
    '{name} est définie dans l’environnement que voit Switchyard : {client} interroge un fournisseur de cette machine à travers ce proxy, qui ne peut pas l’atteindre.',
  'shadows.client.proxy.fix': 'Exceptez-en cette machine là où {client} est démarré : NO_PROXY=127.0.0.1,localhost',
  'shadows.client.variable-unset.cause':
    '{name}, qui devrait contenir la clé, n’est pas définie dans l’environnement que voit Switchyard.',
  'shadows.client.variable-unset.fix': 'Définissez {name} là où {client} est démarré.',
};
