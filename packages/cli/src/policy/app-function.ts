import type { FunctionRoot } from "../model/app-model.ts"
import type { PolicyWarning } from "../model/grant.ts"
import { findRootClass } from "./find-roots.ts"
import type { FunctionEntry } from "./function-entry.ts"
import type { InferredFunction } from "./infer-policies.ts"
import type { RunningInterpreter } from "./interpreter/create-interpreter.ts"
import { eventOf } from "./interpreter/event-data.ts"
import { classReplacements } from "./interpreter/decorate-class.ts"
import { noArguments } from "./interpreter/frame.ts"
import { type ClassValue, classValue, unknown } from "./interpreter/value.ts"
import type { ClassInfo, Program } from "./program/program.ts"

/** A function of an app: it enters top-level code, its classes, its methods and their middleware. */
export function appFunction(fn: InferredFunction, program: Program): FunctionEntry {
  const roots = fn.roots.map((root) => ({ root, info: findRootClass(program, root) }))
  return {
    id: fn.id,
    environment: fn.environment,
    isEnvironmentComplete: true,
    eventValues: fn.eventValues ?? [],
    declared: fn.declared ?? [],
    location: fn.roots[0]?.location ?? { file: "", line: 0 },
    warnings: roots.filter(({ info }) => !info).map(({ root }) => rootNotFound(root)),
    enter: (run) => enterRoots(run, roots),
  }
}

interface Root {
  readonly root: FunctionRoot
  readonly info: ClassInfo | undefined
}

function enterRoots(run: RunningInterpreter, roots: readonly Root[]): void {
  run.enter(run.program.module, { parent: undefined, self: [], args: noArguments, caller: undefined })
  for (const { root, info } of roots) {
    if (!info) continue
    const frame = run.facts.framesOf(info.owner.id)[0] ?? run.moduleFrame
    enterRoot(run, classValue(info, frame), root)
  }
}

function enterRoot(run: RunningInterpreter, entered: ClassValue, { methodName, kind }: FunctionRoot): void {
  const site = { node: entered.info.node, frame: run.moduleFrame }
  const request = { list: [[eventOf(run.eventValues)]], rest: [unknown("request")] }
  const instances = run.construct([entered, ...classReplacements(entered)], noArguments, site)
  run.call(run.read(instances, methodName, site), request, site)
  const decorated = run.facts.decorated.get(entered.key) ?? []
  for (const { method, middleware } of decorated) {
    if (method === undefined || method === methodName) run.call(middlewareIn(run, middleware), request, site)
  }
  for (const middleware of run.facts.middleware) {
    if (middleware.kind === undefined || middleware.kind === kind) run.call(middleware.run, request, site)
  }
}

function middlewareIn(run: RunningInterpreter, values: ReturnType<RunningInterpreter["read"]>) {
  const site = { node: run.program.module.node, frame: run.moduleFrame }
  return values.flatMap((value) => (value.kind === "function" ? [value] : run.read([value], undefined, site)))
}

function rootNotFound({ className, methodName, location }: FunctionRoot): PolicyWarning {
  return {
    code: "POLICY_ROOT_NOT_FOUND",
    message: `${className}.${methodName} was not found in the app's code, so nothing is granted for it`,
    hint: "Declare the class with a class statement in a module that the entry imports.",
    file: location.file,
    line: location.line,
  }
}
