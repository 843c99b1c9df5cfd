import { refusalResponse, type WireRequest } from "./refusal-response.ts"
import type { SdkGate, Verdict } from "./sdk-gate.ts"

/** What the SDK's packages have of Smithy's client module, in any of its versions. */
export interface SmithyModule {
  readonly Client?: unknown
  readonly Command?: unknown
}

/** The gate for the code that runs just now; undefined where nothing is judged. */
export type CurrentGate = () => Gate | undefined

export type Gate = Pick<SdkGate, "check" | "keeper">

const judged = new WeakSet()

/**
 * Puts every request of the SDK before the gate, whoever sends it: commands, aggregated clients, paginators, waiters,
 * uploads. It is stopped where it would go out, and answered as the service would, so that the SDK itself makes the error.
 */
export function judgeCommands({ Client, Command }: SmithyModule, currentGate: CurrentGate): void {
  const hasOwnStack = replace(Command, "resolveMiddlewareWithContext", (original) => {
    return function (this: unknown, ...args: unknown[]) {
      const gate = currentGate()
      if (gate) addMiddleware(Reflect.get(Object(this), "middlewareStack"), gate, callSite())
      return Reflect.apply(original, this, args)
    }
  })
  if (hasOwnStack) return
  // Before 2024 each command resolved its own middleware.
  replace(Client, "send", (original) => {
    return function (this: unknown, ...args: unknown[]) {
      const gate = currentGate()
      if (gate) addMiddleware(Reflect.get(Object(this), "middlewareStack"), gate, callSite())
      return Reflect.apply(original, this, args)
    }
  })
}

type Method = (this: unknown, ...args: unknown[]) => unknown

/** Returns whether the class has the method. */
function replace(type: unknown, name: string, by: (original: Method) => Method): boolean {
  const prototype: unknown = typeof type === "function" ? type.prototype : undefined
  if (typeof prototype !== "object" || prototype === null) return false
  const original: unknown = Reflect.get(prototype, name)
  if (!isMethod(original)) return false
  if (!judged.has(original)) {
    const replacement = by(original)
    judged.add(replacement)
    Object.defineProperty(prototype, name, { value: replacement, configurable: true, writable: true })
  }
  return true
}

function isMethod(value: unknown): value is Method {
  return typeof value === "function"
}

interface Context {
  readonly clientName?: string
  readonly commandName?: string
}

interface Arguments {
  readonly input: unknown
  readonly request?: WireRequest
}

type Next = (args: Arguments) => Promise<{ readonly output?: unknown }>

function addMiddleware(stack: unknown, gate: Gate, site: () => string): void {
  if (typeof stack !== "object" || stack === null || !("add" in stack) || typeof stack.add !== "function") return
  const check = ({ clientName = "", commandName = "" }: Context, { input }: Arguments) =>
    gate.check(clientName, commandName.replace(/Command$/, ""), input)

  const stop = (next: Next, context: Context) => (args: Arguments) => {
    const answer = check(context, args)
    return answer instanceof Promise ? answer.then((late) => pass(late)) : pass(answer)

    async function pass({ refusal }: Verdict) {
      if (!refusal) return next(args)
      gate.keeper.refused(refusal, { stack: site(), signed: false })
      return { response: refusalResponse(context.clientName ?? "", args.request ?? {}, refusal) }
    }
  }
  // AWS judges a presigned request when it is used, so signing it must not fail.
  const watchSigned = (next: Next, context: Context) => async (args: Arguments) => {
    const result = await next(args)
    const { output } = result
    if (typeof output !== "object" || output === null || !("presigned" in output)) return result
    const { refusal } = await check(context, args)
    if (refusal) gate.keeper.refused(refusal, { stack: site(), signed: true })
    return result
  }
  stack.add(stop, { step: "deserialize", priority: "low", name: "tsapiPolicy", override: true })
  stack.add(watchSigned, { step: "initialize", priority: "high", name: "tsapiSignedPolicy", override: true })
}

/** The stack of the code that makes the request, turned into text only when somebody wants to see it. */
function callSite(): () => string {
  const holder: { stack?: string } = {}
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 30
  Error.captureStackTrace(holder, callSite)
  Error.stackTraceLimit = stackTraceLimit
  return () => holder.stack ?? ""
}
