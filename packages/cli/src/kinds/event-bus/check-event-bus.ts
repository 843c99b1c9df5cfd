import { type Check, matching, objectOf } from "@tsapi/framework/checks"
import type { Declaration, EventBusDeclaration } from "@tsapi/framework/internal"
import type { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { checkLetterQueue } from "../queue/check-letter-queue.ts"
import { checkId } from "../resources/check-id.ts"
import { kmsKeyArn } from "../resources/kms-key-arn.ts"
import { optionErrors } from "../resources/option-errors.ts"

/** Everything EventBridge would refuse in the declaration of a bus. */
export function checkEventBus(
  { id, description, encryption, deadLetterQueue, existing, location }: Located<EventBusDeclaration>,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const owner = `EventBus "${id}"`
  const code = "RESOURCE_INVALID"
  const options = { description, encryption, existing }
  return [
    ...checkId(id, owner, location),
    ...optionErrors({ code, owner, options, checks, location }),
    ...checkLetterQueue(deadLetterQueue, { code, owner, location, declarations }),
  ]
}

const checks: Readonly<Record<string, Check>> = {
  description: matching(/^.{0,512}$/s, "Use at most 512 characters."),
  encryption: objectOf({ kmsKeyArn }, ["kmsKeyArn"]),
  existing: objectOf(
    {
      arn: matching(
        /^arn:(aws[\w-]*|\$\{AWS::Partition\}):events:[^*?]+:event-bus\/[\w.-]+$/,
        "Use its ARN: arn:aws:events:REGION:ACCOUNT:event-bus/NAME.",
      ),
    },
    ["arn"],
  ),
}
