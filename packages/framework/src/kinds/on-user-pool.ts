import type { UserPoolTriggerDeclaration, UserPoolTriggerRecord } from "../declarations/on-user-pool.ts"
import { propertyVariable } from "../declarations/resource.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import type { UserPool } from "../declarations/user-pool.ts"
import { createTriggerRunner } from "../dispatch/create-trigger-runner.ts"
import type { UserPoolEvent, UserPoolRequest } from "../events/user-pool-event.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Questions of a user pool. */
export const onUserPool: TriggerKind<UserPoolRequest, unknown, UserPoolTriggerDeclaration> = {
  name: "onUserPool",
  accepts: (event) => {
    const { triggerSource, userPoolId } = Object(event) as Partial<UserPoolEvent>
    return triggerSource !== undefined && userPoolId !== undefined
  },
  createRunner: createTriggerRunner<UserPoolEvent, UserPoolTriggerRecord>("onUserPool", {
    isFor: ({ triggerSource, userPoolId }, { pool, trigger }) =>
      triggerOf(triggerSource) === trigger &&
      (process.env[propertyVariable("userPool", pool.id, "id")] ?? userPoolId) === userPoolId,
    async answer(event, { options, context, name, call }) {
      learnPool(options.pool, event, context)
      const { version: _, ...request } = event
      const returned = await call({ ...request, context, event })
      if (!isResponse(returned))
        throw new TypeError(`${name} has to return an object for the response of ${options.trigger}, or nothing`)
      return { ...event, response: { ...event.response, ...returned } }
    },
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) =>
          describeTriggers(app, "onUserPool", ({ pool, ...options }: UserPoolTriggerRecord) => ({
            ...options,
            kind: "onUserPool" as const,
            pool: pool.id,
          })),
}

function isResponse(returned: unknown): returned is object | null | undefined {
  return returned === undefined || (typeof returned === "object" && !Array.isArray(returned))
}

/** `TokenGeneration_HostedAuth` is what `PreTokenGeneration` is asked for. */
function triggerOf(source: string): string {
  const [name = ""] = source.split("_")
  return name === "TokenGeneration" ? "PreTokenGeneration" : name
}

/** The pool needs its functions to exist before it, so that they hear of it from their events alone. */
function learnPool(
  { id }: UserPool,
  { userPoolId, region }: UserPoolEvent,
  { invokedFunctionArn }: LambdaContext,
): void {
  const [, partition, , , account] = invokedFunctionArn.split(":")
  process.env[propertyVariable("userPool", id, "id")] ??= userPoolId
  process.env[propertyVariable("userPool", id, "arn")] ??=
    `arn:${partition}:cognito-idp:${region}:${account}:userpool/${userPoolId}`
}
