import type { CfnValue } from "../model/cloudformation.ts"
import type { SourceLocation } from "../model/source-location.ts"
import type { FunctionEntry } from "./function-entry.ts"
import type { HandlerTarget } from "./infer-handlers.ts"
import type { RunningInterpreter } from "./interpreter/create-interpreter.ts"
import { evaluateName } from "./interpreter/evaluate-name.ts"
import { noArguments } from "./interpreter/frame.ts"
import { unknown } from "./interpreter/value.ts"
import type { FunctionInfo, Program } from "./program/program.ts"

export interface HandlerUse {
  readonly program: Program
  readonly environment: Readonly<Record<string, string>>
}

/** A handler of its own: it enters top-level code and what the module exports by that name. */
export function handlerFunction(target: HandlerTarget, { program, environment }: HandlerUse): FunctionEntry {
  return {
    id: `${target.file}#${target.exportName}`,
    environment: { ...deployedVariables, ...environment },
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
function enterHandler(run: RunningInterpreter, { exportName }: HandlerTarget): void {
  run.enter(run.program.module, { parent: undefined, self: [], args: noArguments, caller: undefined })
  const binding = run.program.exports.get(exportName)
  if (!binding) return
  const { module } = run.program
  // Evidence begins with the handler's name, whatever the function itself is called.
  const lambda: FunctionInfo = {
    ...module,
    id: run.program.functions.size,
    kind: "function",
    name: exportName,
    sites: [],
  }
  const frame = run.enter(lambda, { parent: run.moduleFrame, self: [], args: noArguments, caller: undefined })
  const args = { list: [[unknown("event")]], rest: [unknown("event")] }
  run.call(evaluateName(binding, run.moduleFrame), args, { node: module.node, frame })
}

function locationOf({ file, exportName }: HandlerTarget, program: Program): SourceLocation {
  const source = program.exports.get(exportName)?.definitions[0]?.source
  const found = source && "node" in source ? program.locate(source.node.start) : undefined
  return found?.file === file ? found : { file, line: 1 }
}
