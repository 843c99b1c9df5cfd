import { isRecord } from "../../model/is-record.ts"

/** What is wrong with Retry and Catch of a state. https://states-language.net/#errors */
export function checkRetriers(state: Readonly<Record<string, unknown>>): readonly { message: string; hint: string }[] {
  return ["Retry", "Catch"].flatMap((field) => {
    const list = state[field]
    if (list === undefined) return []
    if (!Array.isArray(list)) return [{ message: `has a ${field} that is no list`, hint: `Give ${field} a list.` }]
    return list.flatMap((entry: unknown, index) => checkEntry(entry, { field, isLast: index === list.length - 1 }))
  })
}

function checkEntry(entry: unknown, { field, isLast }: { readonly field: string; readonly isLast: boolean }) {
  const errors = isRecord(entry) ? entry["ErrorEquals"] : undefined
  if (!Array.isArray(errors) || errors.length === 0) {
    return [{ message: `has a ${field} without ErrorEquals`, hint: 'Name the errors: ["States.ALL"] for all.' }]
  }
  if (!errors.includes("States.ALL") || (errors.length === 1 && isLast)) return []
  return [{ message: `has States.ALL in a ${field} with others`, hint: "Let it stand alone, and last." }]
}
