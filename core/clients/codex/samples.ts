import type { ClientSamples } from '../client-samples.ts';

export const samples: ClientSamples = {
  liveFile: '.codex/config.toml',
  text: 'model = "gpt-5.5" # mine\n',
  comment: '#',
  foreign: {
    id: 'old-relay',
    key: 'sk-of-an-old-relay-0123456789',
    text: `model = "m"
model_provider = "old-relay"

[model_providers.old-relay]
name = "Old relay"
base_url = "https://old-relay.example/v1"
experimental_bearer_token = "sk-of-an-old-relay-0123456789" # mine
`,
  },
  handEdits: {
    key: ['"print"', '"steal"', 'snippet-follows'],
    header: [/(base_url = .*\n)/, '$1http_headers = { X-Team = "tools" }\n'],
  },
  demo: {
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
  },
};
