import type { AppModel } from "./app-model.ts"
import type { CfnTemplate } from "./cloudformation.ts"
import type { FunctionPolicy } from "./grant.ts"

/** The deployable zip of one function. */
export interface Artifact {
  readonly functionId: string
  /** The zip file's bytes. */
  readonly zip: Uint8Array
  /** Hex SHA-256 of `zip`; its name in the artifact bucket is `<sha256>.zip`. */
  readonly sha256: string
  /** Bytes of JavaScript before compression. */
  readonly codeBytes: number
  /** Source files the bundle holds, relative to the project directory. */
  readonly modules: readonly string[]
}

/** Everything `tsapi deploy` needs; `tsapi package` writes it to disk. */
export interface BuiltStack {
  readonly stackName: string
  readonly app: AppModel
  readonly artifacts: readonly Artifact[]
  readonly policies: readonly FunctionPolicy[]
  /** The template; code is at `{ S3Bucket: { Ref: "ArtifactBucket" }, S3Key }`, where ArtifactBucket is its only parameter. */
  readonly template: CfnTemplate
}
