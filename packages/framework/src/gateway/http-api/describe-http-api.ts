import type { UserPoolDeclaration } from "../../declarations/user-pool-declaration.ts"
import type { DeclaredApi } from "../declared-api.ts"
import { describeAccessLogs } from "../stage/describe-stage.ts"
import { httpApiAccessLogFormat } from "./http-api-access-log-format.ts"
import type { ApiAuthorizer, ApiDescription, ApiHttpCors } from "../api-description.ts"
import { anyMethods } from "../any-method.ts"
import { preflightRoutes } from "./preflight-routes.ts"

/** An API as it is where it is an HTTP API; what that lacks, its checks have refused. */
export function describeHttpApi(api: ApiDescription, { app, userPools }: DeclaredApi): ApiDescription {
  const httpCors = describeCors(api)
  return {
    ...api,
    type: "http",
    routes: httpCors ? [...api.routes, ...preflightRoutes(api.routes)] : api.routes,
    stageName: "$default",
    authorizers: api.authorizers.map((authorizer) => withClients(authorizer, userPools)),
    gatewayResponses: {},
    accessLogs: describeAccessLogs(app?.api?.accessLogs, httpApiAccessLogFormat),
    httpCors,
  }
}

function withClients(authorizer: ApiAuthorizer, declared: readonly UserPoolDeclaration[]): ApiAuthorizer {
  if (authorizer.type !== "cognito") return authorizer
  const userPools = authorizer.userPools.map((pool) => {
    const { clients } = declared.find(({ id }) => id === pool.declared) ?? {}
    return { ...pool, clients: Object.keys(clients ?? { App: {} }) }
  })
  return { ...authorizer, userPools }
}

/** That of any route, since all have the same. */
function describeCors({ routes }: ApiDescription): ApiHttpCors | undefined {
  const cors = routes.find((route) => route.cors)?.cors
  if (!cors) return undefined
  const methods = routes.flatMap(({ method }) => (method === "ANY" ? anyMethods : method))
  return { ...cors, allowMethods: [...new Set([...methods, "OPTIONS"])].toSorted() }
}
