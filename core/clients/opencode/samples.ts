import type { ClientSamples } from '../client-samples.ts';

export const samples: ClientSamples = {
  liveFile: '.config/opencode/opencode.jsonc',
  text: '{\n  // mine\n  "theme": "dark"\n}\n',
  comment: '//',
  foreign: {
    id: 'old-relay',
    key: 'sk-of-an-old-relay-0123456789',
    text: `{
  "model": "old-relay/m",
  "provider": {
    "old-relay": {
      "npm": "@ai-sdk/openai-compatible",
      "name": "Old relay",
      "options": {
        "baseURL": "https://old-relay.example/v1",
        "apiKey": "sk-of-an-old-relay-0123456789" // mine
      },
      "models": { "m": {} }
    }
  }
}
`,
  },
  handEdits: {
    key: ['"apiKey": ""', '"apiKey": "{file:/etc/passwd}"', 'snippet-follows'],
    header: [/"apiKey": ""/, '"apiKey": "", "headers": { "X-Team": "tools" }'],
  },
  demo: {
    '.config/opencode/opencode.jsonc': `{
  // Shared between my machines
  "$schema": "https://opencode.ai/config.json",
  "theme": "system",
  "model": "acme/big",
  "small_model": "acme/small",
  "instructions": ["AGENTS.md", "docs/style.md"],
  "provider": {
    "acme": {
      "npm": "@ai-sdk/openai-compatible",
      "name": "Acme gateway",
      "options": {
        "baseURL": "https://gateway.acme.example/v1",
        "apiKey": "{env:ACME_API_KEY}", // set in ~/.profile
      },
      "models": { "big": {}, "small": {} },
    },
  },
  "mcp": {
    "files": {
      "type": "local",
      "command": ["npx", "-y", "@modelcontextprotocol/server-filesystem", "."],
      "enabled": false,
    },
  },
  "permission": { "bash": { "*": "ask", "git status*": "allow" }, "webfetch": "deny" },
}
`,
  },
};
