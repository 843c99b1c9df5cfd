import type { EventValue } from "../infer-policies.ts"
import { type EnvironmentSource, fromTemplate } from "./read-environment.ts"
import { arrayMethods } from "./response.ts"
import { builtin, list, unknown, type Value } from "./value.ts"

/** The handler's first argument: where nothing in it is known, `otherwise` says what it is. */
export function eventOf(known: readonly EventValue[], otherwise: "request" | "event" = "request"): Value {
  return known.length > 0 ? eventAt("") : unknown(otherwise)
}

/** What stands below a place of the event: a known value, a place on the way to one, or data. */
export function readEvent(
  { path }: { readonly path: string },
  name: string | undefined,
  run: EnvironmentSource & { readonly eventValues: readonly EventValue[] },
): Value {
  if (name !== undefined && arrayMethods.has(name)) return builtin(list([readEvent({ path }, undefined, run)]), name)
  const step = name === undefined || /^\d+$/.test(name) ? "[]" : `${path === "" ? "" : "."}${name}`
  const place = path + step
  const exact = run.eventValues.find((known) => known.path === place)
  if (exact) return fromTemplate(exact.value, run)
  const leadsOn = run.eventValues.some(
    (known) => known.path.startsWith(`${place}.`) || known.path.startsWith(`${place}[`),
  )
  return leadsOn ? eventAt(place) : unknown("request")
}

function eventAt(path: string): Value {
  return { kind: "event", path, key: `event:${path}` }
}
