import type { ClientSamples } from '../client-samples.ts';

export const samples: ClientSamples = {
  liveFile: '.openclaw/openclaw.json',
  text: '{\n  gateway: { mode: "local" }, // mine\n  agents: { defaults: { model: { primary: "openai/gpt-5.5" } } },\n}\n',
  comment: '//',
  foreign: {
    id: 'old-relay',
    key: 'sk-of-an-old-relay-0123456789',
    text: `{
  gateway: { mode: "local" },
  models: {
    providers: {
      "old-relay": {
        baseUrl: "https://old-relay.example/v1",
        api: "openai-completions",
        apiKey: "sk-of-an-old-relay-0123456789", // mine
        models: [{ id: "m", name: "M" }],
      },
    },
  },
  agents: { defaults: { model: { primary: "old-relay/m" } } },
}
`,
  },
  handEdits: {
    key: ['"source": "exec"', '"source": "env"', 'snippet-refused'],
    header: [/"api": /, '"headers": { "X-Team": "tools" }, "api": '],
  },
  demo: {
    '.openclaw/openclaw.json': `{
  // The gateway runs on this machine only.
  meta: { migrations: { modelPolicyAllowlist: true, utilityModelSeparation: true }, lastTouchedVersion: "2026.9.6" },
  gateway: { mode: "local", bind: "loopback", port: 18789 },
  models: {
    mode: "merge",
    providers: {
      "home-server": {
        baseUrl: "https://llm.home.example/v1",
        api: "openai-completions",
        apiKey: "demo-plain-key-4711", // to be moved
        models: [{ id: "llama-large", name: "Llama on the shelf", contextWindow: 128000, maxTokens: 8192 }],
      },
    },
  },
  agents: {
    defaults: {
      model: { primary: "home-server/llama-large" },
      workspace: "~/.openclaw/workspace",
    },
  },
  hooks: { enabled: false },
}
`,
  },
};
