/** Every error a user can meet, by code; `docs/errors.md` has one heading per code. Keep the keys sorted. */
export const errorCodes = {
  APP_EMPTY: "The app declares no route and no trigger",
  APP_LOAD_FAILED: "The app's own code threw while it was loaded",
  APP_NAME_INVALID: "The app's name cannot be a stack name",
  APP_NOT_FOUND: "No App is exported by the entry module",
  ENTRY_NOT_FOUND: "The entry module does not exist",
} as const

export type ErrorCode = keyof typeof errorCodes
