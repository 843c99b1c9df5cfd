import type { Tags } from "../../protocol/tags.ts"
import type { ChecksumAlgorithm } from "../bodies/checksums.ts"
import type { NotificationConfiguration } from "../notifications/notification-configuration.ts"

/** A bucket and its configuration. */
export interface BucketRecord {
  readonly name: string
  /** Under which its objects stand; a bucket made again under the same name has another. */
  readonly space: number
  /** ISO 8601. */
  readonly createdAt: string
  /** Whether the app declares it, or did when it was last served. */
  readonly declared?: true
  /** Absent until it is first turned on. */
  readonly versioning?: "Enabled" | "Suspended"
  readonly tags?: Tags
  readonly corsRules?: readonly CorsRule[]
  readonly notification?: NotificationConfiguration
  /** Configurations that are kept as they came, by the name of the resource (`BucketPolicy`); null: deleted. */
  readonly documents: Readonly<Record<string, string | null>>
}

export interface CorsRule {
  readonly ID?: string
  readonly AllowedOrigins: readonly string[]
  readonly AllowedMethods: readonly string[]
  readonly AllowedHeaders?: readonly string[]
  readonly ExposeHeaders?: readonly string[]
  readonly MaxAgeSeconds?: number
}

/** What an object is beside its bytes. */
export interface ObjectSettings {
  /** `content-type`, `cache-control` and the other headers that GetObject gives back. */
  readonly headers: Readonly<Record<string, string>>
  /** By lower-case name, without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>
  readonly tags?: Tags
  /** `STANDARD` where absent. */
  readonly storageClass?: string
  readonly encryption: Encryption
}

export interface Encryption {
  readonly algorithm: string
  readonly keyId?: string
  readonly bucketKeyEnabled?: boolean
}

/** One version of an object, or a delete marker. */
export interface VersionRecord extends ObjectSettings {
  readonly key: string
  /** `null` for what was written while the bucket did not keep versions. */
  readonly versionId: string
  /** Greater for what was written later. */
  readonly sequence: number
  /** ISO 8601. */
  readonly lastModified: string
  readonly isDeleteMarker: boolean
  readonly size: number
  /** Without quotes. */
  readonly eTag: string
  readonly checksum?: Checksum
  /** What it consists of, one after another; several where it was uploaded so. */
  readonly parts: readonly BodyPart[]
}

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm
  /** Base64; a composite one ends with the number of parts. */
  readonly value: string
  readonly type: "FULL_OBJECT" | "COMPOSITE"
}

/** A file of bytes. */
export interface BodyPart {
  readonly body: string
  readonly size: number
  /** The number the client gave it; absent for an object that was put as a whole. */
  readonly partNumber?: number
  readonly checksum?: Checksum
}

export interface UploadRecord extends ObjectSettings {
  readonly uploadId: string
  readonly key: string
  /** ISO 8601. */
  readonly initiatedAt: string
  readonly checksumAlgorithm?: ChecksumAlgorithm
  readonly checksumType?: Checksum["type"]
}

export interface PartRecord {
  readonly partNumber: number
  readonly body: string
  readonly size: number
  readonly eTag: string
  readonly checksum?: Checksum
  readonly lastModified: string
}
