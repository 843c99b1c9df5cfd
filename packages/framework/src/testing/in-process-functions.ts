import type { AppDefinition } from "../declarations/app-options.ts"
import type { AuthorizerDeclaration } from "../declarations/authorizer-declaration.ts"
import { createHandler, type Handler } from "../dispatch/create-handler.ts"
import type { ApiDescription } from "../gateway/api-description.ts"
import { guardedScopes } from "../gateway/authorizers/guarded-scopes.ts"
import type { InvokeOutcome } from "../gateway/gateway.ts"
import { authorizer as authorizerKind } from "../kinds/authorizer.ts"
import { httpApi } from "../kinds/http-api.ts"
import { httpApiAuthorizer } from "../kinds/http-api-authorizer.ts"
import { http } from "../kinds/http.ts"
import type { PolicyEnforcement } from "./load-enforcement.ts"
import { lambdaContext, type LambdaContextOptions } from "./lambda-context.ts"

/** The functions of an app, each with a dispatcher of its own, run in this process. */
export interface InProcessFunctions {
  /** Rejects with what the function throws. */
  run(functionId: string, event: unknown): Promise<unknown>
  /** As Lambda's Invoke answers: the event and the result pass through JSON, so nothing is shared. */
  invoke(functionId: string, event: unknown): Promise<InvokeOutcome>
}

export interface InProcessOptions extends Omit<LambdaContextOptions, "functionName"> {
  readonly app: AppDefinition
  readonly authorizers: readonly AuthorizerDeclaration[]
  readonly api: Pick<ApiDescription, "routes" | "type">
  readonly enforcement?: PolicyEnforcement | undefined
}

/** The function that serves all routes. */
export const API_FUNCTION = "Api"

export function inProcessFunctions({
  app,
  authorizers,
  api: { routes, type },
  enforcement,
  ...context
}: InProcessOptions): InProcessFunctions {
  const isHttpApi = type === "http"
  const handlers = new Map<string, Handler>([
    [API_FUNCTION, createHandler(app, { kinds: [isHttpApi ? httpApi : http] })],
  ])
  for (const { className, classIndex, methodName } of authorizers) {
    const serves = [[classIndex, methodName, guardedScopes(routes, className)] as const]
    handlers.set(className, createHandler(app, { kinds: [isHttpApi ? httpApiAuthorizer : authorizerKind], serves }))
  }
  async function run(functionId: string, event: unknown): Promise<unknown> {
    const handler = handlers.get(functionId)
    if (!handler) throw new TypeError(`The app has no function "${functionId}": ${[...handlers.keys()].join(", ")}`)
    const functionName = `${app.name}-${functionId}`
    const call = async () => handler(viaJson(event), lambdaContext({ ...context, functionName }))
    return viaJson(await (enforcement ? enforcement.run(functionId, event, call) : call()))
  }
  return {
    run,
    async invoke(functionId, event) {
      try {
        return { ok: true, payload: await run(functionId, event) }
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        return { ok: false, error: "unhandled", message, cause: error }
      }
    },
  }
}

/** Lambda sends `null` for a function that returns nothing. */
function viaJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? "null")
}
