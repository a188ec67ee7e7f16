import type { problems as pattern } from '../en/problems.ts';
import type { Area } from '../message.ts';

export const problems: Area<typeof pattern> = {
  'problems.locked-by-other.cause': '另一个 Switchyard 正在写入，未能及时完成。',
  'problems.locked-by-other.fix': '稍候再试。',
  'problems.provider-invalid.cause': '无法这样保存或删除该供应商。',
  'problems.provider-invalid.fix': '查看详情并修正。',
  'problems.preset-unknown.cause': '没有这个预设。',
  'problems.preset-unknown.fix': '请从列表中选择。',
  'problems.key-in-argv.cause': '密钥出现在他人可见之处，因此未采用。',
  'problems.key-in-argv.fix': '请在密钥栏中输入。',
  'problems.key-invalid.cause': '这不是可以发送的密钥。',
  'problems.key-invalid.fix': '请重新复制，不要带引号和换行。',
  'problems.backup-unknown.cause': '历史中已没有该条目。',
  'problems.backup-unknown.fix': '请选择其他条目。',
  'problems.not-confirmed.cause': '未确认，因此未执行任何操作。',
  'problems.not-confirmed.fix': '确认后继续。',
  'problems.removal-gone.cause': '删除已久，无法恢复。',
  'problems.removal-gone.fix': '请重新添加该供应商。',
  'problems.port-unusable.cause': '无法使用该端口。',
  'problems.port-unusable.fix': '请换一个端口。',
  'problems.not-supported.cause': '此处无法执行该操作。',
  'problems.not-supported.fix': '请使用桌面应用或终端。',
  'problems.usage.cause': '无法理解这条命令。',
  'problems.usage.fix': '请参阅：switchyard --help',
  'problems.details': '详情',
};
