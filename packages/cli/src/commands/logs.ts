import { createAwsClients, type AwsClients } from "../deploy/aws-clients.ts"
import { findDeployedStack } from "../deploy/find-deployed-stack.ts"
import { findFunction } from "../deploy/find-function.ts"
import { listResources } from "../deploy/list-resources.ts"
import { followLogs, readLogs, type LogEvent } from "../deploy/read-logs.ts"
import { UserError } from "../errors/user-error.ts"
import type { Command } from "../model/command.ts"
import { stackTargetOf } from "../pipeline/stack-target.ts"
import { parseSince } from "./parse-since.ts"

/** `tsapi logs`: prints, and follows, what a deployed function writes. */
export const logsCommand: Command = {
  arguments: [{ name: "[function]", description: "The function's id; may be left out when there is only one" }],
  flags: [
    { flags: "-f, --follow", description: "Go on with new events until Ctrl-C" },
    { flags: "--since <start>", description: "How far back: 30s, 10m, 2h, 1d, or a time", default: "10m" },
    { flags: "--filter <pattern>", description: "A CloudWatch Logs filter pattern, such as ERROR" },
  ],
  async run({ flags, args, terminal, signal }) {
    const since = parseSince(String(flags["since"]), Date.now())
    const follow = flags["follow"] === true
    if (follow && terminal.json) {
      throw new UserError("LOGS_FOLLOW_JSON", "--follow has no end, and --json promises one whole document", {
        hint: "Leave one of them out.",
      })
    }
    const { stackName, region } = await stackTargetOf(flags.projectDir, flags)
    const clients = await createAwsClients({ region, profile: flags.profile })
    const { logGroup } = await findLogGroup(clients, stackName, args[0])
    const query = { logGroup, since, filter: typeof flags["filter"] === "string" ? flags["filter"] : undefined }
    const events: LogEvent[] = []
    for await (const event of follow ? followLogs(clients, query, signal) : readLogs(clients, query)) {
      if (terminal.json) events.push(event)
      else terminal.print(`${terminal.colors.dim(event.time.toISOString())} ${event.message.trimEnd()}`)
    }
    terminal.document({ logGroup, events })
    return 0
  },
}

async function findLogGroup(clients: AwsClients, stackName: string, wanted: string | undefined) {
  const stack = await findDeployedStack(clients, stackName)
  const { name, logsLogicalId } = findFunction(stack, wanted)
  const resources = await listResources(clients, stack.id)
  const declared = resources.find(({ logicalId }) => logicalId === logsLogicalId)
  // Lambda's own name for the log group of a function that declares none.
  return { logGroup: declared?.physicalId ?? `/aws/lambda/${name}` }
}
