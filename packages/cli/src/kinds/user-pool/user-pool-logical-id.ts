import { logicalId } from "../../model/logical-id.ts"

/** The logical id of a declared user pool. */
export function userPoolLogicalId(id: string): string {
  return logicalId(id, "UserPool")
}

/** The logical id of one of its clients. */
export function userPoolClientLogicalId(id: string, client: string): string {
  return logicalId(id, client, "UserPoolClient")
}
