import { ServiceError } from "../protocol/service-error.ts"

export function invalidArgument(message: string): ServiceError {
  return new ServiceError("InvalidArgumentException", message)
}

export function validationError(message: string): ServiceError {
  return new ServiceError("ValidationException", message)
}

export function notFound(message: string): ServiceError {
  return new ServiceError("ResourceNotFoundException", message)
}

export function inUse(message: string): ServiceError {
  return new ServiceError("ResourceInUseException", message)
}
