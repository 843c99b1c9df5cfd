import type { Tags } from "../protocol/tags.ts"

/** What is kept of a parameter. */
export interface ParameterRecord {
  readonly name: string
  /** From the oldest; the last one counts. */
  readonly versions: readonly [ParameterVersion, ...ParameterVersion[]]
  readonly tags: Tags
  /** What the app's declaration had as its value when that was last written. */
  readonly declared?: string
}

export interface ParameterVersion {
  readonly version: number
  readonly type: ParameterType
  readonly value: string
  /** Milliseconds since 1970. */
  readonly modifiedAt: number
  readonly labels: readonly string[]
  readonly description?: string
  readonly allowedPattern?: string
  readonly keyId?: string
  readonly tier: string
  readonly dataType: string
}

export type ParameterType = "String" | "StringList" | "SecureString"
