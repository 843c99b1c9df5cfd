import type { SourceLocation } from "./source-location.ts"

/** Something other than a route that leads to a function. */
export interface Trigger {
  readonly functionId: string
  /** The resource that events come from; absent where that is none of the app's. */
  readonly source?: { readonly kind: string; readonly id: string }
  /** What comes from the source, for pictures; absent where the source says it. */
  readonly carries?: string
  /** What it is, for people: `queue Orders`, `rate(5 minutes)`. */
  readonly label: string
  /** Whether it only says that code may invoke the function, of the app or not. */
  readonly isDirect?: true
  readonly location: SourceLocation
}

/** Triggers as rows of a table. */
export function triggerRows(triggers: readonly Trigger[]): readonly (readonly string[])[] {
  return triggers.map(({ label, functionId, location }) => [label, functionId, `${location.file}:${location.line}`])
}

/** Triggers for `--json`. */
export function triggerDocuments(triggers: readonly Trigger[]) {
  return triggers.map(({ functionId, source, label, location }) => ({
    trigger: label,
    function: functionId,
    source: source ?? null,
    location: `${location.file}:${location.line}`,
  }))
}
