import type { AppModel } from "./app-model.ts"
import type { CfnTemplate } from "./cloudformation.ts"
import type { ResolvedConfig } from "./config.ts"
import type { FunctionPolicy } from "./grant.ts"

/** The deployable zip of one function. */
export interface Artifact {
  readonly functionId: string
  /** The zip file's bytes. */
  readonly zip: Uint8Array
  /** Hex SHA-256 of the zip's contents, so that it does not depend on the zlib that compressed them; its name in the artifact bucket is `<sha256>.zip`. */
  readonly sha256: string
  /** What the zip holds: file names and their bytes, sorted by name. */
  readonly files: readonly ArtifactFile[]
  /** Source files the bundle holds, relative to the project directory. */
  readonly modules: readonly string[]
}

export interface ArtifactFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Everything `tsapi deploy` needs; `tsapi package` writes it to disk. */
export interface BuiltStack {
  readonly stackName: string
  readonly app: AppModel
  readonly config: ResolvedConfig
  readonly artifacts: readonly Artifact[]
  /** What each role allows. */
  readonly policies: readonly FunctionPolicy[]
  /** The same as the code and the declarations need it: also what a wider permission covers is one of its own. */
  readonly needs: readonly FunctionPolicy[]
  /** The template; code is at `{ S3Bucket: { Ref: "ArtifactBucket" }, S3Key }`, where ArtifactBucket is its only parameter; without functions it has none. */
  readonly template: CfnTemplate
}

/** Which stack a command that only reads what is deployed works on. */
export interface StackTarget {
  readonly stackName: string
  /** `--region`, else the config's. */
  readonly region: string | undefined
}
