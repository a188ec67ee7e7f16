import type { activity as pattern } from '../en/activity.ts';
import type { Area } from '../message.ts';

export const activity: Area<typeof pattern> = {
  'activity.title': '动态',
  'activity.status': '客户端状态',
  'activity.all-well': '没有任何因素影响您的选择在客户端生效。',
  'activity.history': '历史',
  'activity.history-empty': '尚无更改。',
  'activity.undo-last': '撤销上次更改…',
  'activity.undone': '已撤销',
  'activity.restore': '恢复到此前…',
  'activity.restore-of': '恢复到此操作之前：{act}',
  'activity.tests': '测试',
  'activity.tests-empty': '尚未测试任何供应商。',
  'activity.test-again': '重新测试',
  'activity.test-again-of': '重新测试 {provider}',
  'activity.did-use': '{client} 使用 {provider}',
  'activity.did-use-model': '{client} 使用 {provider} · {model}',
  'activity.did-use-official': '{client} 使用自己的登录',
  'activity.did-undo': '{client}：已撤销一项更改',
  'activity.did-restore': '{client}：已恢复到较早状态',
  'activity.did-repair': '{client}：已修复',
  'activity.did-import': '{client}：密钥已移入钥匙串',
  'activity.did-forget': '{client}：已清除被删除供应商的痕迹',
  'activity.did-leave': '{client}：已清除所有痕迹',
};
