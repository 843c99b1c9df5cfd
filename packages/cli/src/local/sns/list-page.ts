import type { ServiceInput } from "../protocol/service-input.ts"
import { invalidParameter } from "./sns-errors.ts"

const AT_ONCE = 100

/** The next hundred of a list that sorts by a text of each entry; `NextToken` is absent after the last. */
export function listPage<Entry>(
  input: ServiceInput,
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
): { readonly entries: readonly Entry[]; readonly NextToken?: string } {
  const token = input.text("NextToken")
  const after = token === undefined || token === "" ? "" : Buffer.from(token, "base64url").toString()
  if (token && after === "") throw invalidParameter("NextToken")
  const rest = entries.filter((entry) => nameOf(entry) > after).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  const page = rest.slice(0, AT_ONCE)
  const last = page.at(-1)
  if (last === undefined || rest.length === page.length) return { entries: page }
  return { entries: page, NextToken: Buffer.from(nameOf(last)).toString("base64url") }
}
