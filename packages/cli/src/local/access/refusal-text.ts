import type { JudgedNeed } from "../../model/access-judge.ts"
import type { Refusal } from "../worker/sdk/gate-protocol.ts"

/** What AWS answers to a role that lacks the permission, in the words of the service. */
export function refusalText({ action, resource, decision }: JudgedNeed, principal: string): Omit<Refusal, "ticket"> {
  const [service = "", name = ""] = action.split(":")
  const shown = actionAsShown(service, name)
  if (service === "ses") {
    const on = resource === "*" ? "" : ` on resource \`${resource}'`
    return { service, message: `User \`${principal}' is not authorized to perform \`${shown}'${on}` }
  }
  const on = resource === "*" ? "" : ` on resource: ${resourceAsShown(service, resource)}`
  const why = service === "sts" ? "" : reason(shown, decision)
  return { service, message: `User: ${principal} is not authorized to perform: ${shown}${on}${why}` }
}

// S3 quotes the ARN; Secrets Manager knows no ARN for a secret that the request names by its name.
function resourceAsShown(service: string, arn: string): string {
  if (service === "s3") return `"${arn}"`
  return service === "secretsmanager" ? arn.replace(/^.*:secret:(.*)-\?{6}$/, "$1") : arn
}

// STS gives none.
function reason(action: string, decision: JudgedNeed["decision"]): string {
  return decision === "explicitDeny"
    ? " with an explicit deny in an identity-based policy"
    : ` because no identity-based policy allows the ${action} action`
}

// Two services spell their actions in a way of their own.
function actionAsShown(service: string, name: string): string {
  if (service === "sns") return `SNS:${name}`
  if (service === "sqs") return `sqs:${name.toLowerCase()}`
  return `${service}:${name}`
}
