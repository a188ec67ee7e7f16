import type { Area } from '../../../shared/messages/message.ts';
import type { usage as pattern } from '../en/usage.ts';

export const usage: Area<typeof pattern> = {
  'usage.error': '错误：{words}',
  'usage.see': '（参见：switchyard --help）',
  'usage.no-command': '没有给出命令。',
  'usage.unknown-command': '未知命令“{name}”',
  'usage.unknown-option': '未知选项“{name}”',
  'usage.did-you-mean': '{words}\n（您是指 {name} 吗？）',
  'usage.did-you-mean-one': '{words}\n（您是指其中之一吗：{names}）',
  'usage.missing-argument': '缺少必需的参数“{name}”',
  'usage.option-without-value': '选项“{option}”缺少值',
  'usage.too-many-arguments': { other: '“{command}”的参数过多：应为 {count} 个，实际 {given} 个。' },
  'usage.option-not-allowed': '选项“{option}”的值“{value}”无效。可选：{choices}。',
  'usage.option-invalid': '选项“{option}”的值“{value}”无效。{reason}',
  'usage.most': '请给出 1 到 200 之间的数字。',
  'usage.level': '请给出 1 到 {most} 之间的数字。',
  'usage.unknown-shell': '未知的 shell；可用：{shells}',
  'usage.which-client': '请指明客户端：{choices}',
};
