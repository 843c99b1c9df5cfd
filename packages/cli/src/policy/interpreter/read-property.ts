import { readTrapped } from "./proxies.ts"
import { readAdded } from "./accessors.ts"
import { readEvent } from "./event-data.ts"
import type { FunctionInfo } from "../program/program.ts"
import type { Site } from "./frame.ts"
import { external, readExternal } from "./external.ts"
import { arrayMethods, readResponse } from "./response.ts"
import { readResource, readVariable } from "./read-environment.ts"
import { readGlobal } from "./read-global.ts"
import { readInstance, readStatic } from "./read-instance.ts"
import { isNumberMethod } from "./number-methods.ts"
import { readText } from "./text-methods.ts"
import { readMade, readPrototype } from "./read-made.ts"
import { readLiteral } from "./read-literal.ts"
import { builtin, list, nothing, number, undefinedValue, union, unknown, type Value, type ValueSet } from "./value.ts"

/** What a property of the objects may hold; `undefined` stands for a name that is not known. */
export function readProperty(objects: ValueSet, name: string | undefined, site: Site): ValueSet {
  return union(...objects.map((object) => readOne(object, name, site)))
}

function readOne(object: Value, name: string | undefined, site: Site): ValueSet {
  const trapped = readTrapped(object, name, site)
  if (trapped) return trapped
  const found = readOwn(object, name, site)
  if (name === undefined || !site.frame.run.facts.hasWrites(object)) return found
  return readAdded(object, name, { found, site })
}

function readOwn(object: Value, name: string | undefined, site: Site): ValueSet {
  const { run } = site.frame
  switch (object.kind) {
    case "object":
    case "array":
    case "tuple":
    case "list":
    case "record":
    case "merged":
      return readLiteral(object, name, site)
    case "instance":
      return readInstance(object, name, site)
    case "class":
      return readStatic(object, name, site)
    case "text":
      return [(name === undefined ? undefined : readText(object, name)) ?? builtin(object, name ?? "")]
    case "promise":
    case "regexp":
    case "symbol":
      return [builtin(object, name ?? "")]
    case "function":
      if (name === "prototype") return readPrototype(object, run.facts)
      if (name === "length") return [number(requiredOf(object.fn))]
      if (name === "name") return [unknown("data")]
      if (name === "call" || name === "apply" || name === "bind") return [builtin(object, name)]
      return union(run.facts.writes(object, name), run.facts.hasWrites(object) ? nothing : [undefinedValue])
    case "bound":
    case "builtin":
      return [builtin(object, name ?? "")]
    case "collection": {
      const written = name === undefined ? nothing : run.facts.writes(object, name)
      return written.length > 0 ? written : [builtin(object, name ?? "")]
    }
    case "client":
      if (name === undefined) warnComputedMethod(object.name, site)
      // The functions that are added to it run with each request.
      if (name === "middlewareStack") return [external("@smithy/middleware-stack")]
      return name === "config" ? [unknown("data")] : [builtin(object, name ?? "")]
    case "command":
      return name === "input" ? object.input : [builtin(object, name ?? "")]
    case "response":
      return [readResponse(object, name)]
    case "event":
      return [readEvent(object, name, run)]
    case "generator":
      return [builtin(name !== undefined && arrayMethods.has(name) ? list(object.yielded) : object, name ?? "")]
    case "made":
      return readMade(object, name, site)
    case "sdk":
      return name === undefined ? [unknown("data")] : [builtin(object, name)]
    case "sdk-namespace":
      if (name === undefined) return unknownExport(object.module, site)
      if (name === "default") return [object]
      return [{ kind: "sdk", module: object.module, name, key: `sdk:${object.module}.${name}` }]
    case "environment":
      return readVariable(object, name, run)
    case "resource":
      return [readResource(object, name, run)]
    case "app":
      return [builtin(object, name ?? "")]
    case "global":
      return readGlobal(object, name, run.facts)
    case "unknown":
      if (name !== undefined && arrayMethods.has(name)) return [builtin(list([object]), name)]
      if (object.reason === "code" && name !== undefined && plainMethods.has(name)) return [unknown("limit")]
      return [object]
    case "external":
      return [readExternal(object, name)]
    case "primitive":
      return [name !== undefined && isNumberMethod(object.value, name) ? builtin(object, name) : unknown("data")]
    case "framework":
      return [unknown("data")]
    case "commonjs":
    case "decorator":
    case "undefined":
      return nothing
  }
}

function requiredOf({ parameters }: FunctionInfo): number {
  const from = parameters.findIndex(({ type }) => type === "AssignmentPattern" || type === "RestElement")
  return from < 0 ? parameters.length : from
}

// Of strings, dates and numbers: what is called by these names is none of the app's code.
const plainMethods: ReadonlySet<string> = new Set(
  [String, Number, Date, Object].flatMap((it) => Object.getOwnPropertyNames(it.prototype)),
)

function unknownExport(module: string, site: Site): ValueSet {
  site.frame.run.warn({
    code: "POLICY_CODE_OPAQUE",
    message: `An export of ${module} is chosen by a name only known at run time`,
    hint: "Write the name of the command, so that its permission can be found.",
    site,
  })
  return [unknown("external")]
}

function warnComputedMethod(client: string, site: Site): void {
  site.frame.run.warn({
    code: "POLICY_CODE_OPAQUE",
    message: `A method of ${client} is chosen by a name only known at run time`,
    hint: "Call the method by its name, so that its permission can be found.",
    site,
  })
}
