import { type CallSite, locationOf } from "../declarations/call-site.ts"
import type { SourceLocation } from "../declarations/declaration.ts"
import type { AslDefinition } from "./asl-definition.ts"
import { createFlow } from "./create-flow.ts"
import { endScope } from "./end-scope.ts"
import { toValue } from "./expression.ts"
import type { Flow } from "./flow.ts"
import { Recorder } from "./recorder.ts"
import { placeCatchers } from "./place-catchers.ts"
import { renderScope } from "./render-scope.ts"
import type { Scope } from "./scope.ts"
import type { Value } from "./value.ts"

export interface CompiledWorkflow {
  readonly definition: AslDefinition
  /** Where the step of each state is called. */
  readonly locations: Readonly<Record<string, SourceLocation>>
}

/** Runs a definition once, and writes the steps it called as Amazon States Language. */
export function compileWorkflow(
  define: (flow: Flow, input: Value<never>) => unknown,
  { callSite, timeoutSeconds }: { readonly callSite: CallSite; readonly timeoutSeconds?: number | undefined },
): CompiledWorkflow {
  const recorder = new Recorder()
  const input = toValue<never>({ source: { from: "path", path: "$states.context.Execution.Input" }, path: [] })
  const result = define(createFlow(recorder), input)
  endScope(recorder, result, callSite)
  placeCatchers(recorder)
  const rendered = renderUntilSettled(recorder.whole)
  return {
    definition: {
      QueryLanguage: "JSONata",
      ...(timeoutSeconds !== undefined && { TimeoutSeconds: timeoutSeconds }),
      ...rendered,
    },
    locations: Object.fromEntries(
      statesWithin(recorder.whole).map((state) => [state.name, locationOf(state.callSite)]),
    ),
  }
}

// What is written down tells which variables are read, and only those are set.
function renderUntilSettled(scope: Scope) {
  let before = ""
  for (;;) {
    const rendered = renderScope(scope)
    const text = JSON.stringify(rendered)
    if (text === before) return rendered
    before = text
  }
}

function statesWithin(scope: Scope): readonly Scope["states"][number][] {
  return scope.states.flatMap((state) => [
    state,
    ...(state.branches ?? []).flatMap(statesWithin),
    ...(state.iteration ? statesWithin(state.iteration.scope) : []),
  ])
}
