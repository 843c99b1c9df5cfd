import type { ResourceReference } from "../model/app-model.ts"
import type { PolicyWarning } from "../model/grant.ts"
import type { PackageNotes } from "./app-code/package-notes.ts"
import type { FunctionEntry } from "./function-entry.ts"
import {
  BudgetExhausted,
  createInterpreter,
  type Findings,
  type RunningInterpreter,
} from "./interpreter/create-interpreter.ts"
import { noArguments } from "./interpreter/frame.ts"
import { unknown } from "./interpreter/value.ts"
import type { Program } from "./program/program.ts"
import { sdkUse } from "./sdk-use.ts"

export interface AnalysedApp {
  readonly program: Program
  readonly references: readonly ResourceReference[]
  /** What each SDK package that the app imports exports. */
  readonly exports: ReadonlyMap<string, readonly string[]>
  readonly packages: PackageNotes
}

export interface RunResult extends Findings {
  readonly warnings: readonly PolicyWarning[]
}

const budget = 400_000

/** Interprets all that a function can reach, as exactly as its budget allows. */
export function runFunction(fn: FunctionEntry, { program, references, exports, packages }: AnalysedApp): RunResult {
  const { environment, isEnvironmentComplete, eventValues, warnings } = fn
  const options = {
    program,
    references,
    environment,
    isEnvironmentComplete,
    eventValues,
    opaquePackages: packages.opaque,
    ...sdkUse(program, exports),
  }
  try {
    const precise = createInterpreter({ ...options, budget, sensitive: true })
    return { ...precise.settle(() => fn.enter(precise)), warnings }
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

function enterEverything(run: RunningInterpreter): void {
  run.enter(run.program.module, { parent: undefined, self: [], args: noArguments, caller: undefined })
  for (const fn of run.program.functions.values()) {
    const parent = fn.parent ? run.facts.framesOf(fn.parent.id)[0] : undefined
    if (parent)
      run.enter(fn, { parent, self: [unknown("limit")], args: noArguments, caller: { node: fn.node, frame: parent } })
  }
}

function budgetExhausted({ id, location }: FunctionEntry): PolicyWarning {
  return {
    code: "POLICY_BUDGET_EXHAUSTED",
    message: `${id} is too intricate to be followed exactly; everything the app's code may call is granted`,
    hint: "Split the app into functions, or call AWS from plainer code.",
    file: location.file,
    line: location.line,
  }
}

function unreadable({ id, location }: FunctionEntry): PolicyWarning {
  return {
    code: "POLICY_CODE_UNREADABLE",
    message: `${id} calls too deeply to be analysed, so nothing is granted for it`,
    hint: "Move what nests deeply, such as generated code, into a package that does not use the AWS SDK.",
    file: location.file,
    line: location.line,
  }
}
