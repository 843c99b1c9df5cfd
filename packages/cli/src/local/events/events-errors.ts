import { ServiceError } from "../protocol/service-error.ts"

export function notFound(problem: string): ServiceError {
  return new ServiceError("ResourceNotFoundException", problem)
}

export function alreadyExists(problem: string): ServiceError {
  return new ServiceError("ResourceAlreadyExistsException", problem)
}

export function invalidPattern(reason: string): ServiceError {
  return new ServiceError("InvalidEventPatternException", `Event pattern is not valid. Reason: ${reason}`)
}

export function invalidParameter(problem: string): ServiceError {
  return new ServiceError("ValidationException", problem)
}
