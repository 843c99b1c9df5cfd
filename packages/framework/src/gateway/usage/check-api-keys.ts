import { anyMethods } from "../any-method.ts"
import { nameOf } from "../check-routes.ts"
import { apiLocationOf, type DeclaredApi, type DeclaredMethod, locationOf } from "../declared-api.ts"
import type { Fault } from "../fault.ts"
import { readMethodName } from "./method-name.ts"

/** Faults of what routes and usage plans say of each other; an HTTP API has neither keys nor plans. */
export function checkApiKeys(api: DeclaredApi): readonly Fault[] {
  if (api.app?.api?.type === "http") return []
  return [...api.methods.flatMap((route) => routeFaults(route, api)), ...planFaults(api)]
}

function routeFaults(route: DeclaredMethod, api: DeclaredApi): readonly Fault[] {
  if (route.apiKey !== true) return []
  const problem = unusable(route, api)
  if (!problem) return []
  const message = `${nameOf(route)} needs an API key, but ${problem.message}`
  return [{ code: "API_KEY_UNUSABLE", message, hint: problem.hint, location: locationOf(route) }]
}

function unusable({ authorizer }: DeclaredMethod, { app, authorizers, authorizerValues }: DeclaredApi) {
  const { usagePlans = {}, apiKeySource } = app?.api ?? {}
  if (Object.keys(usagePlans).length === 0) {
    const hint = 'Add a plan to the api of the App: usagePlans: { Basic: { keys: ["Mobile"] } }.'
    return { message: "the API has no usage plan, so nobody can have one", hint }
  }
  if (apiKeySource !== "authorizer" || authorizers.some(({ className }) => className === authorizer)) return undefined
  if (authorizerValues.some(({ id, scheme }) => id === authorizer && scheme === "existing")) return undefined
  const hint = 'Use a class with @authorizer whose policy has a usageIdentifierKey, or apiKeySource: "header".'
  const who = authorizer === undefined ? "it has no authorizer" : `${authorizer} knows none`
  return { message: `${who}, which apiKeySource leaves to authorizers`, hint }
}

/** What is no method at all has its fault already. */
function planFaults({ app, methods: declared }: DeclaredApi): readonly Fault[] {
  if (!app?.api?.usagePlans) return []
  const methods = new Set(
    declared.flatMap(({ path, methods: own }) =>
      own.flatMap((method) => (method === "ANY" ? anyMethods : method)).map((method) => `${method} ${path}`),
    ),
  )
  return Object.entries(app.api.usagePlans).flatMap(([name, plan]) =>
    Object.keys(Object(plan?.methodThrottle) as object)
      .filter((method) => readMethodName(method) && !methods.has(method))
      .map((method) => ({
        code: "API_OPTION_INVALID",
        message: `api.usagePlans.${name}.methodThrottle names ${method}, which no route serves`,
        hint: `Write the method and the whole path of a route, such as ${[...methods][0] ?? "GET /"}.`,
        location: apiLocationOf(app, "usagePlans"),
      })),
  )
}
