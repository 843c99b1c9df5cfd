import type { FunctionRoot, ResourceReference } from "../model/app-model.ts"
import type { PolicyWarning } from "../model/grant.ts"
import { findRootClass } from "./find-roots.ts"
import type { InferredFunction } from "./infer-policies.ts"
import {
  BudgetExhausted,
  createInterpreter,
  type Findings,
  type RunningInterpreter,
} from "./interpreter/create-interpreter.ts"
import { eventOf } from "./interpreter/event-data.ts"
import { noArguments } from "./interpreter/frame.ts"
import type { ClassValue } from "./interpreter/value.ts"
import { classValue, unknown } from "./interpreter/value.ts"
import type { ClassInfo, Program } from "./program/program.ts"
import { sdkUse } from "./sdk-use.ts"

export interface AnalysedApp {
  readonly program: Program
  readonly references: readonly ResourceReference[]
  /** What each SDK package that the app imports exports. */
  readonly exports: ReadonlyMap<string, readonly string[]>
}

export interface RunResult extends Findings {
  readonly warnings: readonly PolicyWarning[]
}

const budget = 400_000

/** Interprets what a function enters: top-level code, its classes, its methods and their middleware. */
export function runFunction(fn: InferredFunction, { program, references, exports }: AnalysedApp): RunResult {
  const options = {
    program,
    references,
    environment: fn.environment,
    eventValues: fn.eventValues ?? [],
    ...sdkUse(program, exports),
  }
  const roots = fn.roots.map((root) => ({ root, info: findRootClass(program, root) }))
  const warnings = roots.filter(({ info }) => !info).map(({ root }) => rootNotFound(root))
  try {
    const precise = createInterpreter({ ...options, budget, sensitive: true })
    return { ...precise.settle(() => enterRoots(precise, roots)), warnings }
  } catch (error) {
    if (!(error instanceof BudgetExhausted) && !(error instanceof RangeError)) throw error
    const coarse = createInterpreter({ ...options, budget: Number.POSITIVE_INFINITY, sensitive: false })
    try {
      return { ...coarse.settle(() => enterEverything(coarse)), warnings: [...warnings, budgetExhausted(fn)] }
    } catch (failure) {
      if (!(failure instanceof RangeError)) throw failure
      return { events: [], opaque: [], warnings: [...warnings, unreadable(fn)] }
    }
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

function enterRoot(run: RunningInterpreter, entered: ClassValue, { methodName }: FunctionRoot): void {
  const site = { node: entered.info.node, frame: run.moduleFrame }
  const request = { list: [[eventOf(run.eventValues)]], rest: [unknown("request")] }
  const instances = run.construct([entered], noArguments, site)
  run.call(run.read(instances, methodName, site), request, site)
  const decorated = run.facts.decorated.get(entered.key) ?? []
  const kind = decorated.some(({ decorator }) => decorator === "authorizer") ? "authorizer" : "http"
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

function enterEverything(run: RunningInterpreter): void {
  run.enter(run.program.module, { parent: undefined, self: [], args: noArguments, caller: undefined })
  for (const fn of run.program.functions.values()) {
    const parent = fn.parent ? run.facts.framesOf(fn.parent.id)[0] : undefined
    if (parent)
      run.enter(fn, { parent, self: [unknown("limit")], args: noArguments, caller: { node: fn.node, frame: parent } })
  }
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

function budgetExhausted({ id, roots }: InferredFunction): PolicyWarning {
  const location = roots[0]?.location
  return {
    code: "POLICY_BUDGET_EXHAUSTED",
    message: `${id} is too intricate to be followed exactly; everything the app's code may call is granted`,
    hint: "Split the app into functions, or call AWS from plainer code.",
    file: location?.file ?? "",
    line: location?.line ?? 0,
  }
}

function unreadable({ id, roots }: InferredFunction): PolicyWarning {
  const location = roots[0]?.location
  return {
    code: "POLICY_CODE_UNREADABLE",
    message: `${id} calls too deeply to be analysed, so nothing is granted for it`,
    hint: "Move what nests deeply, such as generated code, into a package that does not use the AWS SDK.",
    file: location?.file ?? "",
    line: location?.line ?? 0,
  }
}
