import { deployBuiltStack, type DeployResult } from "../deploy/deploy-built-stack.ts"
import { requireConsent } from "../deploy/deploy-context.ts"
import { deployedUrls } from "../deploy/deployed-urls.ts"
import { openContext } from "../deploy/open-context.ts"
import { changesDocument } from "../deploy/permission-changes.ts"
import type { Command, CommandInvocation } from "../model/command.ts"
import { strictFlags } from "../model/strict-flags.ts"
import { readOutputNote } from "../model/output-note.ts"
import { buildStack } from "../pipeline/build-stack.ts"
import { handleWarnings } from "./handle-warnings.ts"

/** `tsapi deploy`: builds the app and makes the stack what it says. */
export const deployCommand: Command = {
  flags: [
    { flags: "--allow-data-loss", description: "Let tables and other resources with data be deleted or replaced" },
    { flags: "--no-broadening", description: "Fail if any function or resource would be allowed more than now" },
    { flags: "--no-express", description: "Wait until resources are ready to serve, in every stage" },
    { flags: "--no-wait", description: "Fail if the stack is being changed by someone else" },
    ...strictFlags,
  ],
  async run(invocation) {
    const { flags, terminal } = invocation
    requireConsent({ terminal, yes: flags.yes }, "deploy")
    const built = await buildStack(flags.projectDir, flags)
    handleWarnings(built.policies, { config: built.config, terminal })
    const context = await openContext(invocation, built.config)
    const { clients, identity } = context
    terminal.progress(`Deploying ${built.stackName} to account ${identity.account}, ${clients.region}`)
    const result = await deployBuiltStack(context, built, {
      allowDataLoss: flags["allowDataLoss"] === true,
      broadening: flags["broadening"] !== false,
      express: flags["express"] !== false,
      wait: flags["wait"] !== false,
    })
    terminal.document({ account: identity.account, region: clients.region, ...toDocument(result) })
    showResult(invocation, result)
    return 0
  },
}

function toDocument({ result, stack, summary, permissions }: DeployResult) {
  return {
    stackName: stack.name,
    result,
    url: stack.outputs["DomainUrl"] ?? stack.outputs["EndpointUrl"],
    changes: summary.changes,
    permissions: changesDocument(permissions),
    functionUrls: deployedUrls(stack),
    outputs: stack.outputs,
  }
}

function showResult({ terminal }: CommandInvocation, { result, stack }: DeployResult): void {
  const { DomainUrl, EndpointUrl, ...others } = stack.outputs
  const width = Math.max(0, ...Object.keys(others).map((name) => name.length))
  terminal.print(
    [
      result === "unchanged" ? `No changes: ${stack.name} is up to date.` : `Deployed: ${stack.name} is ${result}.`,
      ...Object.entries(others)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
      ...deployedUrls(stack)
        .filter(({ auth }) => auth === "open")
        .map((open) => `The URL of ${open.function} is open: anyone may call it.`),
      ...Object.entries(stack.outputDescriptions).flatMap(
        ([name, description]) => readOutputNote(description, stack.outputs[name] ?? "") ?? [],
      ),
      ...[EndpointUrl, DomainUrl].filter((url) => url !== undefined),
    ].join("\n"),
  )
}
