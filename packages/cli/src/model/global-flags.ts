import type { Flag } from "./command.ts"

/** The flags every command takes, before or after its name. */
export const globalFlags: readonly Flag[] = [
  { flags: "-C, --project-dir <dir>", description: "The project's directory", default: "." },
  { flags: "-s, --stage <name>", description: "The copy of the app to work on", default: "dev" },
  { flags: "-r, --region <name>", description: "AWS region; AWS_REGION or the profile's when absent" },
  { flags: "--profile <name>", description: "AWS profile; AWS_PROFILE or the default one when absent" },
  { flags: "--json", description: "Print one JSON document on stdout", default: false },
  { flags: "-y, --yes", description: "Do not ask", default: false },
  { flags: "--set <key=value>", description: "Override a setting of the config, such as memory=512", repeatable: true },
  { flags: "--debug", description: "Show the cause of an error, with stacks", default: false },
  { flags: "--no-color", description: "Plain output" },
]
