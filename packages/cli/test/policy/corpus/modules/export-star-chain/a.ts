export * from "./b.ts"
