import type { gaps as pattern } from '../en/gaps.ts';
import type { Area } from '../message.ts';

export const gaps: Area<typeof pattern> = {
  'problems.gap-provider.cause':
    '{client} はプロバイダー「{provider}」を使っていますが、プロバイダーの一覧にありません。',
  'problems.gap-provider.fix': '一覧に取り込んでください：switchyard import --client {id}',
  'problems.gap-launcher.cause': '{file} はキーを {program} に求めていますが、このマシンのランチャーではありません。',
  'problems.gap-launcher.fix': 'このマシンのランチャーに書き換えてください：switchyard repair --client {client}',
  'problems.gap-key.cause': '{name} のキーがありません。',
  'problems.gap-key.fix': '入力してください：switchyard key set {provider}',
  'problems.gap-key-beside.cause':
    '{file} の項目「{entry}」が Switchyard から取るキーがありません。その場合、{client} はどこにも問い合わせないことがあります。',
  'problems.gap-key-beside.fix': '入力する：switchyard key set {provider}。または {file} から項目を取り除く。',
  'problems.gap-own-file.cause': '{file} はキーを {path} から取りますが、そのファイルがありません。',
  'problems.gap-own-file.fix': '書き直してください：switchyard use {provider} --client {client}',
  'problems.gap-file.cause': '{file} はキーを {path} から取りますが、そのファイルがありません。',
  'problems.gap-file.fix': 'そのファイルを元に戻すか、{file} からその名前を取り除いてください。',
  'problems.gap-variable.cause': '{client} がキーを取る変数 {name} は、ここでは設定されていません。',
  'problems.gap-variable.fix': '{client} を起動する環境で設定してください。',
  'problems.gap-command.cause':
    '{file} は「{entry}」のキーをコマンド {command} から得ますが、そのコマンドがありません。',
  'problems.gap-command.fix':
    'もう一度インストールするか、別のプロバイダーを選んでください：switchyard use <provider> --client {client}',
  'problems.gap-settings.cause': '{file} には {name} の古い設定が残っていて、プロバイダーの一覧と異なります。',
  'problems.gap-settings.fix': '新しい設定を書き込んでください：switchyard use {provider} --client {client}',
  'repairs.launcher': '「{entry}」にこのマシンのランチャーを指定する',
};
