import type { activity as pattern } from '../en/activity.ts';
import type { Area } from '../message.ts';

export const activity: Area<typeof pattern> = {
  'activity.title': 'Activité',
  'activity.status': 'État des clients',
  'activity.all-well': 'Rien ne s’interpose entre vos choix et ce que font les clients.',
  'activity.history': 'Historique',
  'activity.history-empty': 'Rien n’a encore été modifié.',
  'activity.undo-last': 'Annuler le dernier changement…',
  'activity.undone': 'annulé',
  'activity.restore': 'Revenir à avant…',
  'activity.restore-of': 'Revenir à avant : {act}',
  'activity.tests': 'Tests',
  'activity.tests-empty': 'Aucun fournisseur n’a encore été testé.',
  'activity.test-again': 'Tester de nouveau',
  'activity.test-again-of': 'Tester {provider} de nouveau',
  'activity.did-use': '{client} utilise {provider}',
  'activity.did-use-model': '{client} utilise {provider} · {model}',
  'activity.did-use-official': '{client} utilise sa propre connexion',
  'activity.did-undo': '{client} : un changement a été annulé',
  'activity.did-restore': '{client} : retour à un état antérieur',
  'activity.did-repair': '{client} : réparé',
  'activity.did-import': '{client} : une clé est passée au trousseau',
  'activity.did-forget': '{client} : traces d’un fournisseur supprimé effacées',
  'activity.did-leave': '{client} : toute trace effacée',
};
