import type { Command } from "../model/command.ts"

export interface CommandEntry {
  /** One line for `tsapi --help`, which must not load the command itself. */
  readonly summary: string
  readonly aliases?: readonly string[]
  load(): Promise<Command>
}

/** Every command, in the order `tsapi --help` lists them. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  new: { summary: "Create a project", load: async () => (await import("./new.ts")).newCommand },
  local: {
    summary: "Serve the app on this machine, with embedded stand-ins for AWS",
    aliases: ["dev"],
    load: async () => (await import("./local.ts")).localCommand,
  },
  package: {
    summary: "Write the template, the functions' code and their policies to a directory",
    aliases: ["synth"],
    load: async () => (await import("./package.ts")).packageCommand,
  },
  deploy: {
    summary: "Deploy the app through a CloudFormation change set",
    load: async () => (await import("./deploy.ts")).deployCommand,
  },
  diff: {
    summary: "Show what deploying would change",
    aliases: ["plan"],
    load: async () => (await import("./diff.ts")).diffCommand,
  },
  delete: {
    summary: "Delete the deployed stack",
    aliases: ["remove", "destroy"],
    load: async () => (await import("./delete.ts")).deleteCommand,
  },
  routes: { summary: "List the app's routes", load: async () => (await import("./routes.ts")).routesCommand },
  graph: {
    summary: "Draw the app: what leads to its functions, and what they call",
    load: async () => (await import("./graph.ts")).graphCommand,
  },
  openapi: {
    summary: "Write the API's OpenAPI document, or check it for breaking changes",
    load: async () => (await import("./openapi.ts")).openApiCommand,
  },
  client: {
    summary: "Write a typed client of the API",
    load: async () => (await import("./client.ts")).clientCommand,
  },
  policy: {
    summary: "Show what each function's role allows, and why",
    load: async () => (await import("./policy.ts")).policyCommand,
  },
  token: {
    summary: "Print a token that `tsapi local` takes",
    load: async () => (await import("./token.ts")).tokenCommand,
  },
  url: {
    summary: "Print the URLs of the deployed API and of its functions",
    load: async () => (await import("./url.ts")).urlCommand,
  },
  invoke: {
    summary: "Invoke a deployed function",
    load: async () => (await import("./invoke.ts")).invokeCommand,
  },
  emit: {
    summary: "Send a function a sample of its trigger's event, or put an event on a bus",
    load: async () => (await import("./emit.ts")).emitCommand,
  },
  logs: { summary: "Print a function's logs", load: async () => (await import("./logs.ts")).logsCommand },
}
