import { resourceKind } from "./resource-kind.ts"

/** Functions of the app that others of it invoke. */
export const functionHandle = resourceKind("function")
