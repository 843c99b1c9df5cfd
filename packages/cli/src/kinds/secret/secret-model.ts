import type { SecretDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"
import { logicalId } from "../../model/logical-id.ts"

export interface SecretModel extends KindModel {
  readonly declaration: Located<SecretDeclaration>
  /** The name under `tsapi local`. */
  readonly localName: string
}

/** The id of the secret in the template. */
export function secretLogicalId(id: string): string {
  return logicalId(id, "Secret")
}

/** What an ARN has before the six characters that Secrets Manager adds: `db` of `…:secret:db-AbC123`. */
export function existingSecretName(arn: string): string {
  return arn
    .split(":")
    .slice(6)
    .join(":")
    .replace(/-[A-Za-z0-9]{6}$/, "")
}
