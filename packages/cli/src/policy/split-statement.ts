import { isCfnList } from "../model/cfn-field.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import type { StatementDocument } from "../model/policy-document.ts"

/** Statements that say together what one says, each of which fits; one that cannot be divided stays as it is. */
export function splitStatement(
  statement: StatementDocument,
  fits: (piece: StatementDocument) => boolean,
): readonly StatementDocument[] {
  if (fits(statement)) return [statement]
  for (const key of ["Resource", "Action"]) {
    const values = statement[key]
    if (!isCfnList(values) || values.length < 2) continue
    return fill(values, (some) => fits({ ...statement, [key]: some })).flatMap((some, index) =>
      // Sids are unique.
      splitStatement({ ...(index === 0 ? statement : withoutSid(statement)), [key]: some }, fits),
    )
  }
  return [statement]
}

function fill(
  values: readonly CfnValue[],
  fits: (some: readonly CfnValue[]) => boolean,
): readonly (readonly CfnValue[])[] {
  const groups: CfnValue[][] = []
  for (const value of values) {
    const last = groups.at(-1)
    if (last && fits([...last, value])) last.push(value)
    else groups.push([value])
  }
  return groups
}

function withoutSid({ Sid: _sid, ...statement }: StatementDocument): StatementDocument {
  return statement
}
