import type { Node } from "oxc-parser"
import type { RunningInterpreter } from "./interpreter/create-interpreter.ts"
import type { Frame } from "./interpreter/frame.ts"
import { awaitedOperation, isUpload, pagedOperation, requestingFunctions, signers } from "./interpreter/sdk-calls.ts"
import { type ClientValue, record, unknown } from "./interpreter/value.ts"
import { warnOfPackage } from "./interpreter/warn-of-package.ts"
import { everyNode } from "./program/every-node.ts"
import type { FunctionInfo } from "./program/program.ts"
import { staticName } from "../model/syntax.ts"
import { symbolOf } from "./program/syntax.ts"
import { serviceData } from "./permissions/service-data.ts"
import { type SdkName, sdkNames } from "./sdk-names.ts"

/** Records every request whose operation the program names anywhere, whatever it does with the name. */
export function recordNames(run: RunningInterpreter): void {
  const { names, openModules, idle } = sdkNames(run.program)
  const nodes = [...everyNode(run.program)]
  const namesRegions = nodes.some(({ node }) => node.type === "Identifier" && node.name === "region")
  const frames = new Map<FunctionInfo, Frame>()
  const frameOf = (fn: FunctionInfo): Frame => {
    const frame = frames.get(fn) ?? { ...run.moduleFrame, fn }
    frames.set(fn, frame)
    return frame
  }
  for (const { node, fn } of nodes) {
    const site = { node, frame: frameOf(fn) }
    for (const module of loadedBy(node)) if (run.opaquePackages.has(module)) warnOfPackage(module, site)
    const symbol = node.type === "Identifier" && !idle.has(node) ? names.get(node.name) : undefined
    const member = memberName(node)
    const meant = [...openModules].flatMap((module) => (member === undefined ? [] : { module, name: member }))
    const requests = [
      ...(symbol ? operationsOf(symbol) : []),
      ...meant.flatMap((name) => requestsOf(name, run).concat(methodsOf(name, run))),
    ]
    for (const { module, name: operation } of requests) {
      const clients = namesRegions ? [clientAnywhere(module)] : []
      run.record({ module, operation, input: [unknown("limit")], site, clients })
    }
  }
}

/** The operations that an export of the SDK stands for, waiters as `wait:BucketExists`. */
function operationsOf({ module, name }: SdkName): SdkName[] {
  const command = /^(\w+)Command$/.exec(name)?.[1] ?? pagedOperation(name)
  const awaited = awaitedOperation(name)
  const isHelper = requestingFunctions.has(name) || isUpload({ module, name })
  const operations = [
    ...(command === undefined ? [] : [command]),
    ...(awaited === undefined ? [] : [`wait:${awaited}`]),
    ...(isHelper ? [name] : []),
    ...(name === "Signer" || name === "DsqlSigner" ? (signers[module] ?? []) : []),
  ]
  return operations.map((operation) => ({ module, name: operation }))
}

/** The same of a name that may not be the module's. */
function requestsOf({ module, name }: SdkName, run: RunningInterpreter): SdkName[] {
  const exported = run.exportsOf(module)
  return operationsOf({ module, name }).filter(({ name: operation }) => {
    const waiter = /^wait:(.*)/.exec(operation)?.[1]
    if (waiter !== undefined)
      return exported.has(name) || serviceData().clients[module]?.waiters?.[waiter] !== undefined
    return exported.has(name) || exported.has(`${operation}Command`)
  })
}

/** The operation that a method of an aggregated client would be. */
function methodsOf({ module, name }: SdkName, run: RunningInterpreter): SdkName[] {
  if (!/^[a-z]/.test(name)) return []
  const operation = name.charAt(0).toUpperCase() + name.slice(1)
  return run.exportsOf(module).has(`${operation}Command`) ? [{ module, name: operation }] : []
}

// Of names that are computed, the pieces are at least written as strings.
function memberName(node: Node): string | undefined {
  if (node.type === "MemberExpression") return staticName(node.property, node.computed)
  if (node.type === "Property") return staticName(node.key, node.computed)
  return node.type === "Literal" && typeof node.value === "string" ? node.value : undefined
}

function loadedBy(node: Node): readonly string[] {
  if (symbolOf(node).length > 0) return []
  if (node.type === "ImportDeclaration") return [node.source.value]
  const [source] =
    node.type === "ImportExpression" ? [node.source] : node.type === "CallExpression" ? node.arguments : []
  return source?.type === "Literal" && typeof source.value === "string" ? [source.value] : []
}

function clientAnywhere(module: string): ClientValue {
  const config = [record(new Map([["region", [unknown("limit")]]]))]
  return { kind: "client", module, name: "", config, key: `client anywhere:${module}` }
}
