import type { Flag } from "./command.ts"

/** The flags of commands that infer policies; without them the config's `strict` counts. */
export const strictFlags: readonly Flag[] = [
  { flags: "--strict", description: "Fail where a permission is not known for certain" },
  { flags: "--no-strict", description: "Only warn of that, in every stage" },
]
