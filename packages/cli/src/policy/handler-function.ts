import type { CfnValue } from "../model/cloudformation.ts"
import type { SourceLocation } from "../model/source-location.ts"
import type { FunctionEntry } from "./function-entry.ts"
import type { HandlerTarget } from "./infer-handlers.ts"
import type { RunningInterpreter } from "./interpreter/create-interpreter.ts"
import { evaluateName } from "./interpreter/evaluate-name.ts"
import { eventOf } from "./interpreter/event-data.ts"
import { noArguments } from "./interpreter/frame.ts"
import { unknown, type Value } from "./interpreter/value.ts"
import type { FunctionInfo, Program } from "./program/program.ts"

export interface HandlerUse {
  readonly program: Program
  readonly environment: Readonly<Record<string, string>>
}

/** A handler of its own: it enters top-level code and what the module exports by that name. */
export function handlerFunction(target: HandlerTarget, { program, environment }: HandlerUse): FunctionEntry {
  return {
    id: `${target.file}#${target.exportName}`,
    name: target.exportName,
    environment: { ...deployedVariables, ...environment },
    isEnvironmentComplete: false,
    eventValues: [],
    location: locationOf(target, program),
    warnings: [],
    enter: (run) => enterHandler(run, target),
  }
}

// By common convention these hold where the function itself runs.
const deployedVariables: Readonly<Record<string, CfnValue>> = {
  AWS_ACCOUNT_ID: { Ref: "AWS::AccountId" },
  CDK_DEFAULT_ACCOUNT: { Ref: "AWS::AccountId" },
  CDK_DEFAULT_REGION: { Ref: "AWS::Region" },
}

/** Lambda calls a handler with the event, its context and, in the old style, a callback. */
function enterHandler(run: RunningInterpreter, { file, exportName }: HandlerTarget): void {
  const { module, functions, exports } = run.program
  run.enter(module, { parent: undefined, self: [], args: noArguments, caller: undefined })
  // Evidence begins with the handler's name, whatever the function itself is called.
  const lambda: FunctionInfo = { ...module, id: functions.size, kind: "function", name: exportName, sites: [] }
  const frame = run.enter(lambda, { parent: run.moduleFrame, self: [], args: noArguments, caller: undefined })
  const site = { node: module.node, frame }
  const binding = exports.get(exportName)
  const handlers = binding ? evaluateName(binding, run.moduleFrame).filter((value) => !isPlain(value)) : []
  run.call(handlers, { list: [[eventOf(run.eventValues, "event")]], rest: [unknown("event")] }, site)
  if (handlers.length > 0) return
  run.warn({
    code: "POLICY_ROOT_NOT_FOUND",
    message: `${file} exports no function "${exportName}", so nothing is granted for it`,
    hint: "Name the export that Lambda calls.",
    site,
  })
}

function isPlain(value: Value): boolean {
  // What nothing assigned to a CommonJS module's exports.
  if (value.kind === "builtin") return value.receiver.kind === "collection"
  return plainKinds.has(value.kind)
}

const plainKinds: ReadonlySet<string> = new Set(["undefined", "primitive", "text", "object", "array", "class"])

function locationOf({ file, exportName }: HandlerTarget, program: Program): SourceLocation {
  const source = program.exports.get(exportName)?.definitions[0]?.source
  const found = source && "node" in source ? program.locate(source.node.start) : undefined
  return found?.file === file ? found : { file, line: 1 }
}
