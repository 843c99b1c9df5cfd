import { type Check, checkObject, fault, given, record, show, text } from "@tsapi/framework/checks"

/** Everything wrong with `local` of a config. */
export const checkLocal: Check = (value, at) => checkObject(value, { users: record(checkUser) }, at)

const checkUser: Check = (value, at) => {
  const name = at.at(-1) ?? ""
  const faults = checkObject(value, user, at)
  if (/^[\w+=,.@-]{1,64}$/.test(name)) return faults
  return [...faults, fault(at, "is no name of a user", "Use letters, digits and any of _+=,.@-, 64 at most.")]
}

const texts: Check = (value, at) =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string" && entry !== "")
    ? []
    : [fault(at, `is ${show(value)}`, "Use a list of strings.")]

const accessKey: Record<string, Check> = { id: text, secret: text }

const user: Record<string, Check> = {
  groups: texts,
  claims: record(() => []),
  scopes: texts,
  accessKey: (value, at) => {
    const members = typeof value === "object" && value !== null ? given(value) : undefined
    const missing = Object.keys(accessKey).filter((key) => members && !(key in members))
    const faults = missing.map((key) => fault([...at, key], "is missing", "An access key has an id and a secret."))
    return [...checkObject(value, accessKey, at), ...faults]
  },
  mayInvoke: texts,
}
