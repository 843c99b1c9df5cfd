import type { TodoChanges } from "./todo.ts"

/** The update expression that makes these changes and counts the version up: null removes an attribute. */
export function todoUpdate(changes: TodoChanges) {
  const fields = Object.entries({ ...changes, updatedAt: new Date().toISOString() })
  const set = fields.filter(([, value]) => value !== null)
  const removed = fields.filter(([, value]) => value === null)
  const clauses = [
    `SET ${set.map(([name]) => `#${name} = :${name}`).join(", ")}`,
    ...(removed.length > 0 ? [`REMOVE ${removed.map(([name]) => `#${name}`).join(", ")}`] : []),
    "ADD #version :one",
  ]
  return {
    expression: clauses.join(" "),
    names: { "#version": "version", ...Object.fromEntries(fields.map(([name]) => [`#${name}`, name])) },
    values: { ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])), ":one": 1 },
  }
}
