import type { Area } from '../../../shared/messages/message.ts';
import type { usage as pattern } from '../en/usage.ts';

export const usage: Area<typeof pattern> = {
  'usage.error': 'erreur : {words}',
  'usage.see': '(voir : switchyard --help)',
  'usage.no-command': 'Aucune commande n’a été donnée.',
  'usage.unknown-command': 'commande inconnue « {name} »',
  'usage.unknown-option': 'option inconnue « {name} »',
  'usage.did-you-mean': '{words}\n(Vouliez-vous dire {name} ?)',
  'usage.did-you-mean-one': '{words}\n(Vouliez-vous dire l’une de celles-ci : {names} ?)',
  'usage.missing-argument': 'argument requis manquant « {name} »',
  'usage.option-without-value': 'l’option « {option} » n’a pas de valeur',
  'usage.too-many-arguments': {
    one: 'trop d’arguments pour « {command} » : {count} attendu, {given} reçus.',
    other: 'trop d’arguments pour « {command} » : {count} attendus, {given} reçus.',
  },
  'usage.option-not-allowed':
    'la valeur « {value} » de l’option « {option} » n’est pas valable. Choix possibles : {choices}.',
  'usage.option-invalid': 'la valeur « {value} » de l’option « {option} » n’est pas valable. {reason}',
  'usage.most': 'Donnez un nombre de 1 à 200.',
  'usage.level': 'Donnez un nombre de 1 à {most}.',
  'usage.unknown-shell': 'shell inconnu ; possibles : {shells}',
  'usage.which-client': 'dites quel client : {choices}',
};
