import type { BuiltStack } from "../model/built-stack.ts"
import { canonicalJson } from "../model/canonical-json.ts"
import type { ChangeSet } from "./change-set.ts"
import { confirm, type DeployContext } from "./deploy-context.ts"
import type { DeployedStack } from "./describe-stack.ts"
import { discardChangeSet } from "./discard-change-set.ts"
import { ensureArtifactBucket } from "./ensure-artifact-bucket.ts"
import { executeChangeSet } from "./execute-change-set.ts"
import { isAwsFailure } from "./explain-aws-error.ts"
import { guardData } from "./guard-data.ts"
import { makeOperationToken } from "./operation-token.ts"
import { permissionChanges, type PermissionChanges } from "./permission-changes.ts"
import { placeTemplate } from "./place-template.ts"
import { proposeChanges, stackTags } from "./propose-changes.ts"
import { readDeployed } from "./read-deployed.ts"
import { readTemplate, EMPTY_TEMPLATE } from "./read-template.ts"
import { refuseBroadening } from "./refuse-broadening.ts"
import { settleReplacements } from "./settle-replacements.ts"
import { settleStack } from "./settle-stack.ts"
import { permissionLines, showSummary } from "./show-summary.ts"
import { summarizeChanges, type ChangeSummary } from "./summarize-changes.ts"
import { uploadFiles } from "./upload-files.ts"

export interface DeployOptions {
  /** Wait for a stack that someone else is changing. */
  readonly wait: boolean
  readonly express: boolean
  readonly allowDataLoss: boolean
  /** `false` refuses to deploy what could do more than what is deployed. Default true. */
  readonly broadening?: boolean
}

export interface DeployResult {
  readonly result: "created" | "updated" | "unchanged"
  readonly stack: DeployedStack
  readonly summary: ChangeSummary
  readonly permissions: PermissionChanges
}

/** More than a few overtakings in a row are something else. */
const ATTEMPTS = 5

/** Makes the stack what `built` says, after showing what that changes; the old version goes on serving when it fails. */
export async function deployBuiltStack(
  context: DeployContext,
  built: BuiltStack,
  options: DeployOptions,
): Promise<DeployResult> {
  if (options.broadening === false) await refuseBroadeningDeployed(context, built)
  const bucket = await ensureArtifactBucket(context)
  const template = placeTemplate(built.template, { bucket, region: context.clients.region })
  const code = built.artifacts.map(({ sha256, zip }) => ({ key: `${sha256}.zip`, bytes: zip }))
  await uploadFiles(context, bucket, [...code, ...template.upload])
  for (let attempt = 1; ; attempt++) {
    const stack = await settleStack(context, built.stackName, options)
    const token = makeOperationToken(context.identity.user)
    const discard = (): Promise<void> =>
      discardChangeSet(context.clients, { stackName: built.stackName, changeSetName: token })
    try {
      const express = options.express && !built.config.production
      const proposal = { stack, bucket, template: template.source, token, express }
      const changeSet = await proposeChanges(context, built, proposal)
      const review = await reviewChanges(context, built, { stack, changeSet })
      if (stack !== undefined && review.unchanged) {
        await discard()
        return { ...review, result: "unchanged", stack }
      }
      // Someone else may have narrowed the permissions since.
      if (options.broadening === false) refuseBroadening(review.permissions)
      await guardData(context, review.summary.changes, options)
      await confirm(context, questionFor(context, built, { stack, permissions: review.permissions }))
      const deployed = await executeChangeSet(context, { built, changeSet, token, before: review.before })
      return { ...review, result: stack === undefined ? "created" : "updated", stack: deployed }
    } catch (error) {
      if (!isOvertaken(error) || attempt === ATTEMPTS) {
        // What went wrong matters more than what could not be tidied up after it.
        await discard().catch(() => {})
        throw error
      }
      context.terminal.progress("Another deploy got in first; looking again.")
    }
  }
}

/** Ends before anything is uploaded or made. */
async function refuseBroadeningDeployed({ clients }: DeployContext, built: BuiltStack): Promise<void> {
  const { template: before } = await readDeployed(clients, built.stackName)
  refuseBroadening(permissionChanges({ before, after: built.template, policies: built.policies }))
}

function questionFor(
  { identity, clients }: DeployContext,
  { stackName }: BuiltStack,
  { stack, permissions }: { readonly stack: DeployedStack | undefined; readonly permissions: PermissionChanges },
): string {
  const where = `${stackName} to account ${identity.account}, ${clients.region}?`
  const { length } = permissions.broadened
  if (stack === undefined || length === 0) return `Deploy ${where}`
  return `Broaden ${length === 1 ? "this permission" : `these ${length} permissions`} and deploy ${where}`
}

/** Shows what would change, and says whether anything does. */
async function reviewChanges(
  { clients, terminal }: DeployContext,
  built: BuiltStack,
  { stack, changeSet }: { readonly stack: DeployedStack | undefined; readonly changeSet: ChangeSet },
) {
  const before = stack === undefined ? EMPTY_TEMPLATE : await readTemplate(clients, stack.id)
  const templates = { before, after: built.template }
  const summary = await settleReplacements(summarizeChanges(changeSet.changes, templates), templates)
  const permissions = permissionChanges({ before, after: built.template, policies: built.policies })
  const sameBesides =
    canonicalJson(before.Outputs) === canonicalJson(built.template.Outputs) &&
    Object.entries(stackTags(built)).every(([key, value]) => stack?.tags[key] === value)
  const unchanged = !changeSet.executable || (summary.changes.length === 0 && sameBesides)
  if (!unchanged) {
    showSummary(terminal, summary)
    // On a first deploy everything is new, and `tsapi policy` shows it better.
    if (stack !== undefined) for (const line of permissionLines(terminal, permissions)) terminal.progress(line)
  }
  return { before, summary, permissions, unchanged }
}

/** True when someone else changed the stack between our looking at it and our changing it. */
function isOvertaken(error: unknown): boolean {
  if (isAwsFailure(error, "AlreadyExistsException", "ChangeSetNotFound", "ChangeSetNotFoundException")) return true
  if (isAwsFailure(error, "InvalidChangeSetStatus", "InvalidChangeSetStatusException")) return true
  return (
    isAwsFailure(error, "ValidationError") && /is in [A-Z_]+ state|already exists|does not exist/.test(error.message)
  )
}
