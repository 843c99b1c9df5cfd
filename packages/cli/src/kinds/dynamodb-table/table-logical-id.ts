import { logicalId } from "../../model/logical-id.ts"

/** The id of a table in the template. */
export function tableLogicalId(id: string): string {
  return logicalId(id, "Table")
}
