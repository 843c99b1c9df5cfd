import type { AppOptions, Controllers } from "./app-options.ts"
import { type AnyClass, recordsOf } from "./metadata-store.ts"

/** Throws a TypeError for an option that `callee` does not know. Deployed code leaves this out: the build has checked it. */
export function checkOptions(callee: string, options: object | undefined, known: readonly string[]): void {
  if (!options) throw new TypeError(`${callee} has no options. It takes an object with ${known.join(", ")}.`)
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue
    throw new TypeError(`${callee} has no option "${name}". Its options are ${known.join(", ")}.`)
  }
}

/** Throws a TypeError for a value that should be a list; a string would otherwise pass as a list of characters. */
export function checkList(callee: string, name: string, value: unknown): void {
  if (value === undefined || Array.isArray(value)) return
  const example = typeof value === "object" ? "[{ … }]" : JSON.stringify([value])
  throw new TypeError(`${callee}: ${name} must be a list, such as ${example}.`)
}

/** Throws a TypeError for an option of these that is given, and no schema. */
export function checkSchemas(callee: string, options: object, names: readonly string[]): void {
  for (const name of names) {
    const schema: unknown = Reflect.get(options, name)
    if (schema === undefined || typeof Reflect.get(Object(schema), "~standard") === "object") continue
    throw new TypeError(`${callee}: ${name} is no schema. Give it a Standard Schema, such as z.object({ … }) of Zod.`)
  }
}

/** Throws a TypeError for what can guard nothing: a route with it would be open. */
export function checkAuthorizer(callee: string, authorizer: unknown): void {
  if (authorizer === undefined || authorizer === null || typeof authorizer === "function") return
  if (typeof authorizer === "object" && "scheme" in authorizer) return
  const shown = typeof authorizer === "object" ? "an object" : JSON.stringify(authorizer)
  throw new TypeError(
    `${callee}: authorizer is ${shown}. Give an authorizer class, what iamAuthorizer() and its like return, or null.`,
  )
}

/** Throws a TypeError for a route that no request has the method of. */
export function checkMethods(callee: string, method: string | readonly string[]): void {
  if (method.length === 0) throw new TypeError(`${callee} names no HTTP method, such as "GET".`)
}

/** Throws a TypeError for permissions that are neither a list of statements nor a function that gives one. */
export function checkIam(callee: string, iam: unknown): void {
  if (typeof iam !== "function") checkList(callee, "iam", iam)
}

/** Throws a TypeError for a class that is not there yet, as happens in an import cycle, or is listed twice. */
export function checkClasses(callee: string, name: string, classes: readonly (AnyClass | undefined)[] = []): void {
  for (const [index, type] of classes.entries()) {
    if (type === undefined) throw new TypeError(`${callee}: ${name}[${index}] is undefined. Is there an import cycle?`)
    if (classes.indexOf(type) < index) throw new TypeError(`${callee}: ${type.name} is listed twice in ${name}.`)
  }
}

/** Throws a TypeError for a class in `handlers` that takes no event, and for one that does and is not listed there. */
export function checkHandlers(callee: string, { controllers = [], handlers = [] }: AppOptions<Controllers>): void {
  for (const type of handlers) {
    if (triggersOf(type).length > 0) continue
    throw new TypeError(
      `${callee}: ${type.name} is listed in handlers and no method of it has a trigger like @onQueue.`,
    )
  }
  for (const type of Object.values(controllers)) {
    const [trigger] = triggersOf(type)
    if (!trigger || handlers.includes(type)) continue
    const place = `${type.name}.${trigger.methodName}`
    throw new TypeError(`${callee}: ${place} has @${trigger.kind}. List ${type.name} in handlers: [${type.name}].`)
  }
}

function triggersOf(type: AnyClass) {
  return recordsOf(type).filter(({ listedIn }) => listedIn === undefined)
}
