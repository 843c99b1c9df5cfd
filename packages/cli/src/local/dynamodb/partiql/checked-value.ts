import validations from "dynalite/validations/index.js"
import type { AttributeValue } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"

/** The value with its numbers in canonical form; throws ValidationException when DynamoDB would refuse it. */
export function checkedValue(value: AttributeValue): AttributeValue {
  const fault = validations.validateAttributeValue(value)
  if (fault !== undefined) throw validationError(fault)
  return value
}
