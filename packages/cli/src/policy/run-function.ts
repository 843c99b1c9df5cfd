import type { ResourceReference } from "../model/app-model.ts"
import type { PolicyWarning } from "../model/grant.ts"
import type { PackageNotes } from "./app-code/package-notes.ts"
import type { FunctionEntry } from "./function-entry.ts"
import { locate } from "./evidence.ts"
import { BudgetExhausted } from "./interpreter/budget-exhausted.ts"
import { createInterpreter, type Findings, type RunningInterpreter } from "./interpreter/create-interpreter.ts"
import { noArguments, type Site } from "./interpreter/frame.ts"
import { unknown } from "./interpreter/value.ts"
import type { Program } from "./program/program.ts"
import { recordNames } from "./record-names.ts"
import type { SdkUse } from "./sdk-use.ts"

export interface AnalysedApp {
  readonly program: Program
  readonly references: readonly ResourceReference[]
  readonly sdk: SdkUse
  readonly packages: PackageNotes
}

export interface RunResult extends Findings {
  readonly warnings: readonly PolicyWarning[]
}

// In evaluations, so that the same code has the same policy on every machine: each is a few microseconds.
const preciseBudget = 150_000
const coarseBudget = 150_000

/**
 * What a function can reach, as exactly as the budgets allow: each way in which a function is called by itself, or each
 * function once with unknown arguments, or no more than the names of requests that the code spells.
 */
export function runFunction(fn: FunctionEntry, { program, references, sdk, packages }: AnalysedApp): RunResult {
  const { environment, isEnvironmentComplete, eventValues, warnings } = fn
  const options = {
    ...sdk,
    program,
    references,
    environment,
    isEnvironmentComplete,
    eventValues,
    opaquePackages: packages.opaque,
  }
  if (program.isIndexed) {
    const precise = createInterpreter({ ...options, budget: preciseBudget, sensitive: true })
    const exact = attempt(() => precise.settle(() => fn.enter(precise)))
    if ("events" in exact) return { ...exact, warnings }
    const coarse = createInterpreter({ ...options, budget: coarseBudget, sensitive: false })
    const rough = attempt(() => coarse.settle(() => enterEverything(coarse)))
    if ("events" in rough) return { ...rough, warnings: [...warnings, budgetExhausted(fn, exact)] }
  }
  const spelled = createInterpreter({ ...options, budget: Number.POSITIVE_INFINITY, sensitive: false })
  const named = spelled.settle(() => recordNames(spelled))
  return { ...named, warnings: [...warnings, notFollowed(fn)] }
}

/** The code has too many combinations, perhaps all of them at one place, or nests too deeply. */
interface Failure {
  readonly site?: Site | undefined
}

function attempt(interpret: () => Findings): Findings | Failure {
  try {
    return interpret()
  } catch (error) {
    if (error instanceof BudgetExhausted) return { site: error.site }
    if (error instanceof RangeError) return {}
    throw error
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

function budgetExhausted(fn: FunctionEntry, { site }: Failure): PolicyWarning {
  const { id, location } = fn
  const { file, line } = location
  if (site) {
    return {
      code: "POLICY_BUDGET_EXHAUSTED",
      message: `Here ${id} may call too many things to tell them apart; everything the app's code may call is granted`,
      hint: `Call what is needed by its name, or from fewer places. ${writtenOut(fn)}`,
      ...locate(site),
    }
  }
  const message = `${id} is too intricate to be followed exactly; everything the app's code may call is granted`
  return { code: "POLICY_BUDGET_EXHAUSTED", message, hint: plainer(fn), file, line }
}

function notFollowed(fn: FunctionEntry): PolicyWarning {
  const { file, line } = fn.location
  const message = `${fn.id} is too intricate to be followed; every request that the app's code names is granted, on every resource`
  return { code: "POLICY_BUDGET_EXHAUSTED", message, hint: plainer(fn), file, line }
}

function plainer(fn: FunctionEntry): string {
  const split = fn.declared ? "Split the app into functions, or call" : "Call"
  return `${split} AWS from plainer code. ${writtenOut(fn)}`
}

// Nothing that is declared beside them narrows what was guessed.
function writtenOut({ declared }: FunctionEntry): string {
  if (!declared) return "Or write the role's policy by hand."
  return 'Or write its permissions out, on the route or the function: policy: "off", iam: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::uploads/*"] }].'
}
