/** Live files as people have them, by path below the home: comments, MCP servers, hooks, providers of their own. */
export const sampleFiles: Readonly<Record<string, string>> = {
  '.codex/config.toml': `# ~/.codex/config.toml - kept by hand, the comments are mine

model = "gpt-5.6-sol"          # the default for everything
model_reasoning_effort = "high"
approval_policy = "on-request"
sandbox_mode    = "workspace-write"
notify = ["python3", "~/.codex/notify.py"]   # a sound when it is done

# --- MCP servers -----------------------------------------------------------
[mcp_servers.docs]
command = "npx"
args = ["-y", "@example/docs-mcp", "--flag=a=b"]
startup_timeout_sec = 20

[mcp_servers."remote search"]
url = "https://mcp.example/mcp"
bearer_token_env_var = "REMOTE_MCP_TOKEN"
enabled = false

# --- a relay from before -----------------------------------------------------
[model_providers.old-relay]    # still has credit
name = "Old relay"
base_url = "https://relay.example/v1"
env_key = "OLD_RELAY_KEY"
wire_api = "responses"

[[hooks.Stop]]
[[hooks.Stop.hooks]]
type = "command"
command = "~/.codex/hooks/format.sh"

[projects."/srv/harbour"]
trust_level = "trusted"
`,
  '.codex/review.config.toml': `# codex --profile review
model = "gpt-5.6-sol"
model_reasoning_effort = "low"
`,
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
  'projects/harbour/README.md': '# Harbour\n',
};
