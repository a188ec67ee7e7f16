import type { keyProblems as pattern } from '../en/key-problems.ts';
import type { Area } from '../message.ts';

export const keyProblems: Area<typeof pattern> = {
  'problems.key-empty.cause': 'La clé est vide.',
  'problems.key-empty.fix': 'Copiez à nouveau la clé chez le fournisseur et saisissez-la sur une seule ligne.',
  'problems.key-too-long.cause': 'La clé est bien trop longue pour en être une.',
  'problems.key-too-long.fix': 'Copiez à nouveau la clé chez le fournisseur et saisissez-la sur une seule ligne.',
  'problems.key-line-break.cause': 'La clé contient un saut de ligne.',
  'problems.key-line-break.fix': 'Copiez à nouveau la clé chez le fournisseur et saisissez-la sur une seule ligne.',
  'problems.key-control-character.cause': 'La clé contient un caractère de contrôle.',
  'problems.key-control-character.fix':
    'Copiez à nouveau la clé chez le fournisseur et saisissez-la sur une seule ligne.',
  'problems.key-half-character.cause': 'La clé contient un demi-caractère.',
  'problems.key-half-character.fix': 'Copiez à nouveau la clé chez le fournisseur et saisissez-la sur une seule ligne.',
  'problems.key-not-ascii.cause':
    'La clé contient un caractère qu’aucune requête ne peut transporter : accent, lettre ou chiffre pleine chasse, émoji.',
  'problems.key-not-ascii.fix': 'Copiez à nouveau la clé chez le fournisseur, et non depuis un texte mis en forme.',
  'problems.key-missing.cause': '{provider} n’a pas de clé ici.',
  'problems.key-missing.fix': 'Enregistrez-la avec : switchyard key set {provider}',
  'problems.key-not-entered.cause': '{name} n’a pas encore de clé.',
  'problems.key-not-entered.fix':
    'Enregistrez-la avec : switchyard key set {provider} (ou switchyard edit {provider} --no-key s’il n’en faut pas)',
  'problems.key-not-moved.cause': 'La clé de {name} n’est pas encore dans le trousseau.',
  'problems.key-not-moved.fix':
    'Apportez-la depuis là où son client la garde : switchyard import --move-keys. Ou saisissez-la : switchyard key set {provider}',
  'problems.key-carrier-unsupported.cause': '{client} ne peut pas envoyer de clé par {carrier}.',
  'problems.key-carrier-unsupported.fix':
    'Utilisez ce fournisseur avec un autre client, ou demandez-lui une clé qui va dans Authorization.',
  'problems.key-carrier-other-delivery.cause': '{client} ne peut pas faire venir la clé du trousseau dans {carrier}.',
  'problems.key-carrier-other-delivery.fix':
    'Transmettez-la par « {delivery} » : switchyard use {provider} --client {command} --delivery {delivery}. Pour une variable à vous, nommez-la d’abord : switchyard edit {provider} --env NAME',
  'problems.import-login.cause':
    'Cette entrée envoie la connexion de {client} à {host}. Une connexion appartient à une personne : elle reste intacte.',
  'problems.import-login.fix': 'Si {host} délivre des clés, ajoutez-le avec l’une d’elles : switchyard add',
  'problems.import-key-unsure.cause': 'Ce qui figure à {place} dans {file} peut être une clé ou un nom de variable.',
  'problems.import-key-unsure.fix':
    'Si c’est un nom, définissez cette variable ; si c’est une clé, ajoutez le fournisseur à la main : switchyard add',
  'problems.import-variable-name.cause':
    '{file} contient le nom d’une variable, {name}, à la place de la clé : {client} envoie le nom lui-même.',
  'problems.import-variable-name.fix':
    'Faites-y référence à la variable à la manière de {client}, ou mettez-y la clé, puis importez à nouveau.',
  'problems.import-second-key.cause':
    '{client} envoie plusieurs secrets à ce fournisseur : {names}. Ici, un fournisseur a une seule clé.',
  'problems.import-second-key.fix':
    'L’entrée reste telle quelle. Si l’un d’eux est inutile, retirez-le du fichier et importez à nouveau.',
  'problems.import-variable-header.cause': '{client} remplit {names} à partir de variables, ce qui décide du compte.',
  'problems.import-variable-header.fix': 'Écrivez-y la valeur elle-même, puis importez à nouveau.',
  'problems.import-holds-key.cause': 'Une clé figure dans un nom ou une adresse : {what}',
  'problems.import-holds-key.fix': 'Ajoutez le fournisseur à la main, la clé à sa place : switchyard add',
  'problems.key-variable-missing.cause': '{name} ne nomme aucune variable contenant sa clé.',
  'problems.key-variable-missing.fix': 'Nommez-la avec : switchyard edit {provider} --env NAME',
  'problems.key-origin-changed.cause': 'La clé de {name} a été saisie pour une autre adresse que {origin}.',
  'problems.key-origin-changed.fix': 'Saisissez-la à nouveau pour cette adresse : switchyard key set {provider}',
  'problems.key-address-moved.cause': 'L’adresse de {name} est devenue {origin} pendant la saisie de la clé.',
  'problems.key-address-moved.fix': 'Saisissez-la à nouveau pour cette adresse.',
  'problems.key-would-be-lost.cause': 'Une autre clé de {name} est déjà enregistrée, et serait perdue.',
  'problems.key-would-be-lost.fix':
    'Supprimez-la (switchyard key delete {provider}) si celle-ci doit la remplacer, puis recommencez.',
  'problems.key-delivery-unsupported.cause': '{client} ne peut pas recevoir de clé par « {delivery} ».',
  'problems.key-delivery-unsupported.fix': 'Utilisez l’un de ceux-ci : {deliveries}.',
  'problems.keychain-locked.cause': 'Le trousseau est verrouillé.',
  'problems.keychain-locked.fix':
    'Déverrouillez-le (ouvrez une session de bureau, ou son gestionnaire de mots de passe) et réessayez.',
  'problems.keychain-absent.cause': 'Il n’y a pas de trousseau ici : {words}',
  'problems.keychain-absent.fix':
    'Démarrez un Secret Service (GNOME Keyring, KWallet, KeePassXC), ou choisissez de garder la clé dans un fichier : --key-store file',
  'problems.keychain-failed.cause': 'Le trousseau a échoué : {words}',
  'problems.keychain-failed.fix':
    'Ouvrez le gestionnaire de mots de passe du système pour voir s’il fonctionne, et réessayez.',
  'problems.keychain-timeout.cause': 'Le trousseau n’a pas répondu à temps.',
  'problems.keychain-timeout.fix':
    'Réessayez. Si cela persiste, il attend peut-être son mot de passe : déverrouillez-le.',
  'problems.keychain-not-asked.cause':
    'Le trousseau n’a pas pu être interrogé à temps : cette machine est très occupée.',
  'problems.keychain-not-asked.fix': 'Réessayez quand elle aura moins à faire.',
  'problems.key-file-unreadable.cause': '{file} est illisible.',
  'problems.key-file-unreadable.fix': "Exécutez : chmod 600 '{file}'",
  'problems.key-file-of-other-user.cause': '{file} appartient à un autre utilisateur.',
  'problems.key-file-of-other-user.fix': "Exécutez : sudo chown $(id -u) '{file}'",
  'problems.key-file-open.cause': 'D’autres utilisateurs peuvent lire {file}.',
  'problems.key-file-open.fix': "Exécutez : chmod 600 '{file}'",
  'problems.launcher-missing.cause': 'Le lanceur {file}, que les clients appellent pour les clés, a disparu.',
  'problems.launcher-missing.fix':
    'Relancez Switchyard depuis son emplacement actuel, et changez une fois de fournisseur.',
  'problems.launcher-broken.cause': 'Les clients ne reçoivent pas de clés : {file} a disparu.',
  'problems.launcher-broken.fix':
    'Relancez Switchyard depuis son emplacement actuel, et changez une fois de fournisseur.',
  'problems.keychain-of-demo.cause':
    'La démo laisse votre trousseau tranquille, et ce n’est pas le dossier personnel qu’elle a créé.',
  'problems.keychain-of-demo.fix': 'Retirez SWITCHYARD_DEMO pour utiliser votre trousseau.',
  'problems.keychain-process-ended.cause':
    'Le trousseau a échoué : le processus qui l’interroge s’est terminé sans réponse',
  'problems.keychain-process-ended.fix':
    'Ouvrez le gestionnaire de mots de passe du système pour voir s’il fonctionne, et réessayez.',
};
