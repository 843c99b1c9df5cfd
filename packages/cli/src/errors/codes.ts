/** Every error a user can meet, by code; `docs/errors.md` has one heading per code. Keep the keys sorted. */
export const errorCodes = {
  APP_AMBIGUOUS: "The entry module exports several Apps",
  APP_EMPTY: "The app declares no route and no trigger",
  APP_LOAD_FAILED: "The app's own code threw while it was loaded",
  APP_LOAD_TIMEOUT: "Loading the app took too long",
  APP_NAME_INVALID: "The app's name cannot be a stack name",
  APP_NOT_FOUND: "No App is exported by the entry module",
  CONFIG_INVALID: "The config has a setting that cannot be used",
  ENTRY_NOT_FOUND: "The entry module does not exist",
  FUNCTION_UNKNOWN: "No function has this name",
  PROJECT_DIRECTORY_NOT_EMPTY: "The directory for the new project holds files",
  PROJECT_DIRECTORY_UNUSABLE: "The directory for the new project cannot be created",
  PROJECT_NAME_INVALID: "The new project's name cannot be used",
  PROJECT_NAME_MISSING: "The new project has no name",
  RESOURCE_DUPLICATE: "Two resources have one name",
  SET_INVALID: "A --set argument cannot be used",
  SOURCE_INVALID: "The app's source does not compile",
  STAGE_INVALID: "The stage's name cannot be used",
  TABLE_INVALID: "DynamoDB would refuse the table's declaration",
} as const

export type ErrorCode = keyof typeof errorCodes

/** Narrows a code that came from the framework's own checks. */
export function toErrorCode(code: string): ErrorCode {
  if (isErrorCode(code)) return code
  throw new Error(`"${code}" is not in the table of error codes`)
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code)
}
