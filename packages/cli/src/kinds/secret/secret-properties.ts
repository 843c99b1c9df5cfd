import type { SecretDeclaration } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"
import { generateSecretString } from "./generate-secret-string.ts"

/** The properties of an `AWS::SecretsManager::Secret`: a generated value or none, and never one that is written down. */
export function secretProperties({
  generate,
  description,
  encryption,
}: SecretDeclaration): Readonly<Record<string, CfnValue>> {
  return {
    ...(description !== undefined && { Description: description }),
    ...(encryption && { KmsKeyId: encryption.kmsKeyArn }),
    ...(generate && { GenerateSecretString: generateSecretString(generate === true ? {} : generate) }),
  }
}
