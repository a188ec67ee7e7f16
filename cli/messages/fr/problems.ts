import type { Area } from '../../../shared/messages/message.ts';
import type { problems as pattern } from '../en/problems.ts';

export const problems: Area<typeof pattern> = {
  'problems.terminal.usage.cause': '{words}',
  'problems.terminal.usage.fix': 'Voir : switchyard --help',
  'problems.terminal.key-too-long.cause': 'L’entrée standard est trop longue pour une clé.',
  'problems.terminal.key-too-long.fix': 'Ne transmettez que la clé.',
  'problems.terminal.nothing-entered.cause': 'Rien n’a été saisi.',
  'problems.terminal.nothing-entered.fix': 'Ce qui n’a pas été confirmé reste tel quel.',
  'problems.terminal.key-in-argv.cause':
    'Une clé n’a pas sa place sur la ligne de commande : le shell la garde dans son historique et tout utilisateur la voit dans la liste des processus.',
  'problems.terminal.key-in-argv.fix':
    'Omettez-la et saisissez-la à la demande, ou transmettez-la avec --key-stdin. Considérez cette clé comme vue et créez-en une nouvelle.',
  'problems.terminal.pair-incomplete.cause': 'Un en-tête ou un paramètre de requête n’a pas de nom ou pas de valeur.',
  'problems.terminal.pair-incomplete.fix': 'Écrivez NOM=VALEUR.',
  'problems.terminal.preset-unknown.cause': 'Il n’y a pas de fournisseur connu « {preset} ».',
  'problems.terminal.preset-unknown.fix': 'Voir : switchyard presets',
  'problems.terminal.base-url-missing.cause':
    '« {id} » n’est pas un fournisseur connu, et aucune URL de base n’a été donnée.',
  'problems.terminal.base-url-missing.fix': 'Donnez --base-url, ou voyez : switchyard presets',
  'problems.terminal.key-for-none.cause': 'Une clé est donnée pour un fournisseur qui ne doit pas en demander.',
  'problems.terminal.key-for-none.fix': 'Retirez --no-key ou --key-stdin.',
  'problems.terminal.key-not-asked.cause': 'Il n’y a pas de terminal où demander la clé.',
  'problems.terminal.key-not-asked.fix':
    'Transmettez-la avec --key-stdin. Un fournisseur qui n’en a pas besoin s’ajoute ou se modifie avec --no-key, un fournisseur dont la clé est dans une variable à vous avec --env.',
  'problems.terminal.no-client.cause': 'Aucun de {clients} n’a été trouvé sur cette machine.',
  'problems.terminal.no-client.fix': 'Installez-en un et lancez-le une fois.',
  'problems.terminal.no-key-moved.cause': 'Aucune clé n’a été déplacée : il n’y a pas de terminal où demander.',
  'problems.terminal.no-key-moved.fix': 'Relancez avec --yes.',
  'problems.terminal.nothing-repaired.cause': 'Rien n’a été réparé : il n’y a pas de terminal où demander.',
  'problems.terminal.nothing-repaired.fix': 'Relancez avec --yes.',
  'problems.terminal.nothing-removed.cause': 'Rien n’a été supprimé.',
  'problems.terminal.nothing-removed.fix': 'Répondez oui à la question, ou donnez --yes.',
  'problems.terminal.setting-unknown.cause': 'Il n’y a pas de réglage « {name} ».',
  'problems.terminal.setting-unknown.fix': 'Voir : switchyard settings',
  'problems.terminal.setting-value.cause': '« {value} » n’est pas une valeur possible de {name}.',
  'problems.terminal.setting-value.fix': 'Voir : switchyard settings',
  'problems.terminal.port-no-number.cause': '« {text} » n’est pas un port.',
  'problems.terminal.port-no-number.fix': 'Donnez un nombre de 1 à 65535, ou 0 pour n’importe quel port libre.',
  'problems.terminal.port-in-use.cause': 'Un autre programme écoute sur le port {port}.',
  'problems.terminal.port-in-use.fix':
    'Arrêtez-le, ou choisissez un autre port avec --port (0 prend n’importe quel port libre).',
  'problems.terminal.port-forbidden.cause': 'Cet utilisateur ne peut pas écouter sur le port {port}.',
  'problems.terminal.port-forbidden.fix':
    'Choisissez-en un au-dessus de 1023 avec --port (0 prend n’importe quel port libre).',
  'problems.terminal.port-unusable.cause': 'Rien ne peut écouter sur le port {port} : {words}',
  'problems.terminal.port-unusable.fix': 'Choisissez-en un autre.',
  'problems.terminal.page-missing.cause': 'La page manque : {file} n’existe pas.',
  'problems.terminal.page-missing.fix': 'Réinstallez Switchyard, ou lancez dans ses sources : npm run build',
};
