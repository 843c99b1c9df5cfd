import type { Fault } from "../fault.ts"

/** Something wrong with an integration, before it is said which. */
export type IntegrationFault = Omit<Fault, "location">
