import { ServiceError } from "../protocol/service-error.ts"

const NAMESPACE = "AWS.SimpleQueueService."

/** An error whose code has a prefix in the query protocol, as most of SQS's own have. */
export function sqsError(name: string, message: string, status = 400): ServiceError {
  return new ServiceError(name, message, { status, queryCode: `${NAMESPACE}${name}` })
}

export function queueDoesNotExist(): ServiceError {
  const queryCode = `${NAMESPACE}NonExistentQueue`
  return new ServiceError("QueueDoesNotExist", "The specified queue does not exist.", { queryCode })
}

export function queueNameExists(attribute: string): ServiceError {
  const message = `A queue already exists with the same name and a different value for attribute ${attribute}`
  return new ServiceError("QueueNameExists", message, { queryCode: "QueueAlreadyExists" })
}

export function missingParameter(name: string): ServiceError {
  const message = `The request must contain the parameter ${name}.`
  return new ServiceError("MissingRequiredParameterException", message, { queryCode: "MissingParameter" })
}

export function invalidParameter(message: string): ServiceError {
  return new ServiceError("InvalidParameterValueException", message, { queryCode: "InvalidParameterValue" })
}

export function invalidValue(value: unknown, parameter: string, reason: string): ServiceError {
  return invalidParameter(`Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`)
}

export function invalidAttributeName(name: string): ServiceError {
  return new ServiceError("InvalidAttributeName", `Unknown Attribute ${name}.`)
}

export function invalidAttributeValue(name: string): ServiceError {
  return new ServiceError("InvalidAttributeValue", `Invalid value for the parameter ${name}.`)
}

export function receiptHandleIsInvalid(handle: string): ServiceError {
  const message = `The input receipt handle "${handle}" is not a valid receipt handle.`
  return new ServiceError("ReceiptHandleIsInvalid", message, { status: 404 })
}

export function resourceNotFound(message: string): ServiceError {
  return new ServiceError("ResourceNotFoundException", message, { status: 404 })
}
