export * from "./templates.ts"
export * from "./mailer.ts"
export * from "./types.ts"
