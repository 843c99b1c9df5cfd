import { StateError } from "../state-error.ts"

/** What a task's `Resource` names. */
export interface TaskResource {
  /** `lambda`, `aws-sdk:dynamodb`: as events have it. */
  readonly service: string
  /** `invoke`, `sendMessage.waitForTaskToken`: as events have it. */
  readonly action: string
  readonly pattern: "request" | "sync" | "sync:2" | "waitForTaskToken"
  /** Of a function that is named by its ARN. */
  readonly functionArn?: string
}

/** Throws a StateError for what tsapi local cannot run. */
export function parseResource(resource: string): TaskResource {
  if (/^arn:[^:]+:lambda:/.test(resource)) {
    return { service: "lambda", action: "invoke", pattern: "request", functionArn: resource }
  }
  const [, service, action, suffix = ""] =
    /^arn:[^:]+:states:[^:]*:[^:]*:((?:aws-sdk:)?[^:]+):([^:.]+)(\..+)?$/.exec(resource) ?? []
  const pattern = suffix === "" ? "request" : suffix.slice(1)
  if (service === undefined || action === undefined || !isPattern(pattern)) throw refused(resource)
  if (pattern.startsWith("sync") && !(service === "states" && action === "startExecution")) throw refused(resource)
  return { service, action: action + suffix, pattern }
}

/** For what this machine does not have: an error that no Catch takes for one of the workflow's own. */
export function refused(what: string): StateError {
  return new StateError("States.Runtime", `501 NotImplementedLocally: tsapi local does not run ${what}`)
}

function isPattern(text: string): text is TaskResource["pattern"] {
  return text === "request" || text === "sync" || text === "sync:2" || text === "waitForTaskToken"
}
