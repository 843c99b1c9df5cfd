import type { Tags } from "../protocol/tags.ts"

/** What is kept of a secret; times are milliseconds since 1970. */
export interface SecretRecord {
  readonly name: string
  readonly arn: string
  readonly description?: string
  readonly kmsKeyId?: string
  readonly tags: Tags
  readonly createdAt: number
  readonly changedAt: number
  readonly accessedAt?: number
  /** From when on it is gone for good; present for one that was deleted. */
  readonly goneAt?: number
  readonly deletedAt?: number
  /** From the oldest. */
  readonly versions: readonly SecretVersion[]
}

export interface SecretVersion extends SecretContent {
  readonly id: string
  readonly createdAt: number
  /** `AWSCURRENT`; without any it is about to be forgotten. */
  readonly stages: readonly string[]
}

/** One of the two. */
export interface SecretContent {
  readonly text?: string
  /** In base64. */
  readonly binary?: string
}
