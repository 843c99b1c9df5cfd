import type { AslScope, AslState } from "./asl-definition.ts"
import type { Exit } from "./exit.ts"
import type { Iteration, RecordedState } from "./recorded-state.ts"
import { renderData, type Surroundings } from "./render-data.ts"
import type { Scope } from "./scope.ts"

/** The states of a scope as ASL has them. */
export function renderScope(scope: Scope): AslScope {
  const { target } = scope.entry
  if (!target || !("next" in target)) throw new Error("a scope has no first state")
  return {
    StartAt: target.next,
    States: Object.fromEntries(scope.states.map((state) => [state.name, renderState(state)])),
  }
}

function renderState(state: RecordedState): AslState {
  const { type, thrown, catchers = [] } = state
  const [catcher] = catchers
  if (thrown && catcher) {
    const surroundings = { state, exit: catcher.entry, caught: thrown }
    return { Type: "Pass", ...assignments(catcher.entry, surroundings), Next: catcher.next }
  }
  return {
    Type: type,
    ...renderMembers(state.fields, { state }),
    ...(state.branches && { Branches: state.branches.map((branch) => renderScope(branch)) }),
    ...(state.iteration && renderIteration(state.iteration)),
    ...(state.rules && {
      Choices: state.rules.map(({ condition, exit }) => ({
        Condition: renderData(condition, { state }),
        ...assignments(exit, { state, exit }),
        ...targetOf(exit, { state, exit }),
      })),
    }),
    ...(!thrown &&
      catchers.length > 0 && {
        Catch: catchers.map(({ errors, entry, next }) => ({
          ErrorEquals: errors,
          ...assignments(entry, { state, exit: entry }),
          Next: next,
        })),
      }),
    ...(state.exit && renderExit(state, state.exit)),
  }
}

function renderIteration({ scope, item, itemState }: Iteration): object {
  const { StartAt, States } = renderScope(scope)
  const { index } = item
  const Assign = {
    ...(item.isRead && { [item.variable]: index.isRead ? "{% $states.input.value %}" : "{% $states.input %}" }),
    ...(index.isRead && { [index.variable]: "{% $states.input.index %}" }),
  }
  const isKept = item.isRead || index.isRead
  return {
    ...(index.isRead && {
      ItemSelector: { value: "{% $states.context.Map.Item.Value %}", index: "{% $states.context.Map.Item.Index %}" },
    }),
    ItemProcessor: {
      ProcessorConfig: { Mode: "INLINE" },
      StartAt: isKept ? itemState : StartAt,
      States: isKept ? { [itemState]: { Type: "Pass", Assign, Next: StartAt }, ...States } : States,
    },
  }
}

function renderExit(state: RecordedState, exit: Exit): object {
  const surroundings = { state, exit }
  const assigned = assignments(exit, surroundings)
  const target = targetOf(exit, surroundings)
  if (state.type !== "Choice" || !("Next" in target)) return { ...assigned, ...target }
  return { ...assigned, Default: target.Next }
}

function assignments(exit: Exit, surroundings: Surroundings): object {
  const { result } = surroundings.state
  const own =
    result && surroundings.state.exit === exit && !exit.assigned.has(result) ? [[result, undefined] as const] : []
  const read = [...own, ...exit.assigned].filter(([source]) => source.isRead)
  if (read.length === 0) return {}
  const entries = read.map(([source, value]) => {
    const assigned = source === result && value === undefined ? `{% ${result.path} %}` : renderData(value, surroundings)
    return [source.variable, assigned]
  })
  return { Assign: Object.fromEntries(entries) }
}

function targetOf({ target }: Exit, surroundings: Surroundings): { readonly Next: string } | object {
  if (!target) throw new Error(`${surroundings.state.name} leads nowhere`)
  if ("next" in target) return { Next: target.next }
  return { Output: renderData(target.output, surroundings), End: true }
}

function renderMembers(fields: Readonly<Record<string, unknown>>, surroundings: Surroundings): object {
  const members = Object.entries(fields).filter(([key, value]) => value !== undefined && !isNoRetry(key, value))
  return Object.fromEntries(members.map(([key, value]) => [key, renderData(value, surroundings)]))
}

function isNoRetry(key: string, value: unknown): boolean {
  return key === "Retry" && Array.isArray(value) && value.length === 0
}
