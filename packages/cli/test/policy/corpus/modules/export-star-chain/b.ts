export * from "./c.ts"
export const unrelated = 1
